"""numpy without fused multiply-add.

numpy multiplies complex numbers by fused multiply-add where the processor has it, which rounds once where the
definitions round twice. What it chooses by the processor can be switched off, before it is imported; its own baseline
cannot: where that has the instruction, the answer is other than asked for, and the check says so.
"""

import os
import sys

# Names of numpy 2.4 and later, then those before it. numpy passes over names that it does not know.
FEATURES = ("X86_V3 X86_V4 AVX512_ICL AVX512_SPR "
            "FMA3 AVX2 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_KNL AVX512_KNM")


def round_each():
    """From here on numpy rounds each product and each sum."""
    if "numpy" in sys.modules:
        raise RuntimeError("numpy is there already: it can no longer be told how to round")
    os.environ["NPY_DISABLE_CPU_FEATURES"] = FEATURES


def facts():
    return {"numpy": {"disabled_cpu_features": "those with fused multiply-add, for complex numbers"}}
