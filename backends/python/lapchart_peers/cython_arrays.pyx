# cython: language_level=3, boundscheck=False, wraparound=False
"""Cython over arrays, by memoryviews: no object of Python's is touched in the loops."""


def calculate(double complex[::1] q, int first, int end, int never, int[::1] output):
    """Fills the output, one a point of q. Without the interpreter's lock."""
    cdef Py_ssize_t i
    cdef int iteration
    cdef double zx, zy, qx, qy, product
    with nogil:
        for i in range(q.shape[0]):
            qx, qy = q[i].real, q[i].imag
            zx = zy = 0
            output[i] = never
            for iteration in range(first, end):
                product = zx * zy
                zx = (zx * zx - zy * zy) + qx
                zy = (product + product) + qy
                if zx * zx + zy * zy > 4:
                    output[i] = iteration
                    break
