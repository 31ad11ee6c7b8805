#!/usr/bin/env python3
"""Golden values of the benchmark `expression`, computed from its definition.

Written independently of lapchart's kernels, in numpy's real arithmetic, in which each operation is rounded on its own
(its complex product may use fused multiply-add). It needs numpy and is no part of the build: the values in
expression.conf were pasted from

    golden_expression.py N...            the [golden] sections of these lengths on stdout

abs(z) > 2 is evaluated twice, by the root of the sum of squares and by hypot(), and the program stops where the two
differ: a backend may use either.
"""
import sys

import numpy

SEED = 20120224
STEP = 0x9E3779B97F4A7C15


def stream(first, count):
    """Numbers first ... first + count - 1 of splitmix64, as (next >> 11) * 2^-53."""
    with numpy.errstate(over="ignore"):
        x = numpy.arange(first + 1, first + count + 1, dtype=numpy.uint64) * numpy.uint64(STEP) + numpy.uint64(SEED)
        x = (x ^ (x >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        x = x ^ (x >> numpy.uint64(31))
    return (x >> numpy.uint64(11)).astype(float) * 2.0**-53


def arithmetic(n):
    b, c, d = stream(0, n), stream(n, n), stream(2 * n, n)
    return b * (c + d)


def step(n):
    z, q = 4 * stream(0, 2 * n) - 2, 4 * stream(2 * n, 2 * n) - 2
    zr, zi, qr, qi = z[::2], z[1::2], q[::2], q[1::2]
    re = (zr * zr - zi * zi) + qr
    im = (zr * zi + zi * zr) + qi
    done = numpy.sqrt(re * re + im * im) > 2
    if not numpy.array_equal(done, numpy.hypot(re, im) > 2):
        sys.exit("the two ways to abs(z) > 2 differ: no golden value for this length")
    out = numpy.empty(2 * n)
    out[::2], out[1::2] = numpy.where(done, 0, re), numpy.where(done, 0, im)
    return out


def checksum(result):
    """Sum of (2k + 1) * bits(k) modulo 2^64."""
    with numpy.errstate(over="ignore"):
        weights = numpy.arange(result.size, dtype=numpy.uint64) * numpy.uint64(2) + numpy.uint64(1)
        return f"{int((weights * result.view(numpy.uint64)).sum(dtype=numpy.uint64)):016x}"


def main(words):
    if not words:
        sys.exit(__doc__)
    for n in map(int, words):
        for name, evaluate in (("arithmetic", arithmetic), ("mandelbrot-step", step)):
            print(f'[golden "n={n},expression={name}"]\n\tchecksum = {checksum(evaluate(n))}', flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
