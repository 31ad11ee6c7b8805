"""Which shared libraries compute: from what this process has mapped, not from what was installed."""

import ctypes
import glob
import importlib.util
import os
import re

# Kind and names of files. The BLAS of numpy's and scipy's wheels is libscipy_openblas64_-HASH.so.
KINDS = (
    ("blas", r"lib(scipy_)?openblas|libblas|libcblas|libatlas|libblis|libmkl_rt|libflexiblas"),
    ("openmp", r"libgomp|libomp|libiomp5"),
    ("fft", r"libfftw3"),
)

THREADING = {"pthreads": "pthread", "openmp": "openmp", "disabled": "serial"}


def mapped():
    """Files of shared objects that are mapped into this process, each once, after realpath."""
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        paths = {fields[5].rstrip("\n") for fields in (line.split(None, 5) for line in maps) if len(fields) == 6}
    return sorted({os.path.realpath(path) for path in paths if re.search(r"\.so(\.[0-9.]+)?$", path)})


def kind_of(path):
    for kind, names in KINDS:
        if re.match(names, os.path.basename(path)):
            return kind
    return None


def name_of(path):
    """.../numpy.libs/libscipy_openblas64_-32a4b2a6.so: scipy_openblas64. Debian's BLAS files all have the same name and
    are told apart by their folders: .../openblas-pthread/libblas.so.3 is openblas-pthread, .../blas/... is netlib."""
    folder = os.path.basename(os.path.dirname(path))
    if re.match(r"lib(open)?blas\.so", os.path.basename(path)) and re.match("openblas|blis|atlas|blas$", folder):
        return "netlib" if folder == "blas" else folder
    return re.sub(r"[-_]+[0-9a-f]{8}$|_$", "", re.sub(r"^lib|\.so.*$", "", os.path.basename(path)))


def told():
    """What threadpoolctl says, {path: {...}}; empty where it is not there."""
    try:
        import threadpoolctl
    except ImportError:
        return {}
    return {os.path.realpath(pool["filepath"]): pool for pool in threadpoolctl.threadpool_info()}


def library(kind, path, pool):
    entry = {"kind": kind, "name": name_of(path), "path": path}
    more = {"version": pool.get("version"), "kernel": pool.get("architecture"), "threads": pool.get("num_threads"),
            "threading": THREADING.get(pool.get("threading_layer"))}
    if kind == "blas" and re.search("64_", os.path.basename(path)):
        more["integer_bits"] = 64
    entry.update({name: value for name, value in more.items() if value and value != "unknown"})
    return entry


def loaded():
    """The numerical libraries that are loaded now."""
    found = [(kind_of(path), path) for path in mapped()]
    pools = told() if any(kind for kind, _ in found) else {}
    return [library(kind, path, pools.get(path, {})) for kind, path in found if kind]


def of_numpy():
    """Those that numpy brings along. Its extension is loaded as an import would load it, which takes a tenth of the
    time."""
    folder = os.path.dirname(importlib.util.find_spec("numpy").origin)
    for name in ("_core", "core"):
        for path in glob.glob(os.path.join(folder, name, "_multiarray_umath.*.so")):
            ctypes.PyDLL(path)
            return loaded()
    return []
