# cython: language_level=3, boundscheck=False, wraparound=False
"""Cython with types: a list of complex numbers in, C's complex numbers inside. As loop_complex.py otherwise."""


def calculate(list q, int first, int end, int never):
    cdef Py_ssize_t i
    cdef int iteration
    cdef double complex z, qi
    cdef list output = [never] * len(q)
    for i in range(len(q)):
        z = 0
        qi = q[i]
        for iteration in range(first, end):
            z = z * z + qi
            if abs(z) > 2:
                output[i] = iteration
                break
    return output
