# cython: language_level=3, boundscheck=False, wraparound=False
"""Cython with types and expanded math on doubles: as loop_expanded.py, a list of complex numbers in."""


def calculate(list q, int first, int end, int never):
    cdef Py_ssize_t i
    cdef int iteration
    cdef double zx, zy, qx, qy, product
    cdef double complex qi
    cdef list output = [never] * len(q)
    for i in range(len(q)):
        qi = q[i]
        qx, qy = qi.real, qi.imag
        zx = zy = 0
        for iteration in range(first, end):
            product = zx * zy
            zx = (zx * zx - zy * zy) + qx
            zy = (product + product) + qy
            if zx * zx + zy * zy > 4:
                output[i] = iteration
                break
    return output
