"""numpy whose complex product rounds each product, as the definitions ask.

Where the processor has FMA, numpy multiplies complex numbers with one rounding less, and pixels of the answers move:
sum 298720 in place of 297231 at width 500. So what numpy dispatches beyond its baseline is turned off. Has to be
imported before anything else imports numpy; ensure() tells.
"""

import os
import sys

# The groups of numpy 2.4 and those of earlier releases; a name that a release does not know is ignored.
FEATURES = ("X86_V3 X86_V4 AVX512_ICL AVX512_SPR "
            "FMA3 AVX2 AVX512F AVX512_SKX AVX512_CLX AVX512_CNL AVX512_KNL AVX512_KNM")

if "numpy" not in sys.modules:
    os.environ["NPY_DISABLE_CPU_FEATURES"] = FEATURES

import numpy as np  # noqa: E402


def ensure():
    """An error where a product is rounded once. 1 + 2^-52 squared is not a number of 53 bits; its rest shows."""
    one = 1 + 2.0**-52
    products = np.full(64, complex(one, one)) * np.full(64, complex(one, one))
    if np.any(products.real != 0):
        raise RuntimeError("numpy multiplies complex numbers with FMA, which moves pixels of the answer")
