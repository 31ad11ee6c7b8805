"""What a process of a cluster runs. Imported there too, and so without what only the parent needs."""

import array
import ctypes
import functools
import os
import signal

from lapchart_peers import loop_complex

PR_SET_PDEATHSIG = 1


def die_with(parent):
    """A worker process asks for its end where the parent ends; it may have ended already."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


class Chunk:
    """Some points. An object is pickled in one go, as an array is; into lists Dask looks number by number."""

    def __init__(self, q):
        self.q = q


def plain(chunk, first, end, never):
    return array.array("i", loop_complex.calculate(chunk.q, first, end, never))


@functools.lru_cache(maxsize=None)
def core():
    from lapchart_peers import with_cython

    return with_cython.module("cython_arrays.pyx")[0]


def compiled(chunk, first, end, never):
    import numpy as np

    output = np.empty(chunk.q.size, dtype=np.intc)
    core().calculate(chunk.q, first, end, never, output)
    return output
