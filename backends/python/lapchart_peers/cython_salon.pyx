# cython: language_level=3, boundscheck=False, wraparound=False
"""The salon's Cython versions: loops over both axes, serial and over threads (prange)."""

from cython.parallel import prange


cdef inline int escape(double qx, double qy, int first, int end, int never) noexcept nogil:
    cdef double zx = 0, zy = 0, product
    cdef int iteration
    for iteration in range(first, end):
        product = zx * zy
        zx = (zx * zx - zy * zy) + qx
        zy = (product + product) + qy
        if zx * zx + zy * zy > 4:
            return iteration
    return never


def serial(double[::1] x, double[::1] y, int first, int end, int never, int[:, ::1] output):
    cdef Py_ssize_t row, column
    with nogil:
        for row in range(y.shape[0]):
            for column in range(x.shape[0]):
                output[row, column] = escape(x[column], y[row], first, end, never)


def parallel(double[::1] x, double[::1] y, int first, int end, int never, int[:, ::1] output, int threads):
    """Rows go to whichever thread is free: those in the middle take longest."""
    cdef Py_ssize_t row, column
    for row in prange(y.shape[0], nogil=True, num_threads=threads, schedule="dynamic"):
        for column in range(x.shape[0]):
            output[row, column] = escape(x[column], y[row], first, end, never)
