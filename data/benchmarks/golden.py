#!/usr/bin/env python3
"""Golden values of the Mandelbrot benchmarks, computed from their definitions.

Written independently of lapchart's kernels, in numpy's real arithmetic, in which each operation is rounded on
its own (its complex product may use fused multiply-add, which moves pixels). It needs numpy and is no part of the
build: the values in mandelbrot-tutorial.conf and mandelbrot-salon.conf were pasted from

    golden.py known                      the published table: every value must come out the same
    golden.py tutorial WIDTH MAXITER     one [golden] section on stdout
    golden.py salon N MAXI [python|cython]

Each set of points is iterated twice, once with |z| > 2 by hypot and once by comparing the squares with 4, and the
program stops where the two differ in a single pixel: a backend may use either test.
"""
import sys

import numpy

BLOCK = 1 << 15  # points that are iterated together: their arrays fit a cache


def axis_by_accumulation(start, step, inside):
    """v += step in double precision, as the tutorial makes its axes; a closed form would lose or gain a point."""
    values, v = [], start
    while inside(v):
        values.append(v)
        v += step
    return numpy.array(values)


def tutorial_axes(width):
    x1, x2, y1, y2 = -2.13, 0.77, -1.3, 1.3
    x = axis_by_accumulation(x1, (x2 - x1) / width * 2, lambda v: v < x2)
    y = axis_by_accumulation(y2, (y1 - y2) / width * 2, lambda v: v > y1)
    return x, y


def salon_axes(n):
    """As numpy.linspace(-2, 1, n): the step is rounded first. i * 3 / (n - 1) moves points at n = 400 and 800."""
    i = numpy.arange(n, dtype=float)
    return i * (3 / (n - 1)) + -2, i * (2 / (n - 1)) + -1


def escapes_by_squares(zx, zy):
    return zx * zx + zy * zy > 4


def escapes_by_hypot(zx, zy):
    return numpy.hypot(zx, zy) > 2


def iterate_block(qx, qy, steps, escaped):
    """For each point the step (from 0) at which it escapes, or -1."""
    out = numpy.full(qx.size, -1, dtype=numpy.int64)
    left = numpy.arange(qx.size)
    zx, zy = numpy.zeros_like(qx), numpy.zeros_like(qy)
    for step in range(steps):
        product = zx * zy
        zx, zy = (zx * zx - zy * zy) + qx, (product + product) + qy
        gone = escaped(zx, zy)
        if gone.any():
            out[left[gone]] = step
            stay = ~gone
            left, zx, zy, qx, qy = left[stay], zx[stay], zy[stay], qx[stay], qy[stay]
            if not left.size:
                break
    return out


def iterate(x, y, steps):
    """Escape steps of all points, y in the outer loop."""
    qx, qy = numpy.tile(x, y.size), numpy.repeat(y, x.size)
    blocks = []
    for start in range(0, qx.size, BLOCK):
        part = slice(start, start + BLOCK)
        one = iterate_block(qx[part], qy[part], steps, escapes_by_squares)
        two = iterate_block(qx[part], qy[part], steps, escapes_by_hypot)
        if not numpy.array_equal(one, two):
            sys.exit("the two tests of |z| > 2 differ: no golden value for this size")
        blocks.append(one)
    return numpy.concatenate(blocks)


# The published hashes start here and not at FNV's own offset basis, 14695981039346656037 (the last digit is missing).
HASH_START = 1469598103934665603


def fnv1a(values):
    """FNV-1a, 64 bits, from HASH_START, over the values as little-endian int32."""
    state = HASH_START
    for byte in values.astype("<i4").tobytes():
        state = ((state ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{state:016x}"


def answer(at, steps, output, limit):
    """`steps`: escape steps or -1; `output`: the benchmark's own numbers; `limit`: steps of a point that stays."""
    stays = steps < 0
    return {
        "at": at,
        "sum": int(output.sum()),
        "hash": fnv1a(output),
        "points": output.size,
        "escaped": int((~stays).sum()),
        "iterations": int((steps[~stays] + 1).sum()) + int(stays.sum()) * limit,
        "histogram": numpy.bincount(output, minlength=12)[:12].tolist(),
    }


def tutorial(width, maxiter):
    steps = iterate(*tutorial_axes(width), maxiter)
    return answer(f"width={width},maxiter={maxiter}", steps, numpy.maximum(steps, 0), maxiter)


def salon(n, maxi, counting="python"):
    """python: for i = 1 ... maxi-1; cython: for i = 0 ... maxi-1, one step more and numbers less by one."""
    limit, first = (maxi, 0) if counting == "cython" else (maxi - 1, 1)
    steps = iterate(*salon_axes(n), limit)
    output = numpy.where(steps < 0, maxi, steps + first)
    return answer(f"n={n},maxi={maxi},counting={counting}", steps, output, limit)


# width, maxiter: points, sum, escaped, z-iterations, hash
KNOWN_TUTORIAL = {
    (100, 300): (2500, 10201, 1998, 162799, "633b6e24c8ebb72a"),
    (300, 100): (22500, 75014, 17872, 555686, "b66d26bfdaab782b"),
    (500, 1000): (62750, 297231, 50249, 12848480, "cd89c6ecf48c2a34"),
    (1000, 100): (250000, 831326, 198725, 6157551, "3b0e342f38ef4e4f"),
    (1000, 1000): (250000, 1148485, 199934, 51414419, "669943062a136f8d"),
    (1000, 10000): (250000, 1426933, 200044, 501186977, "e64413e4a497fff1"),
    (2000, 1000): (1001000, 4544551, 800718, 205627269, "b3111184b0e9de83"),
    (4000, 1000): (4002000, 18112573, 3200750, 822563323, "c9f1bb70ef8e4fea"),
}

# n: sum, never escaped, sum as Cython counts; all at maxi = 512
KNOWN_SALON = {
    100: (1328216, 2488, 1320704),
    200: (5341112, 9990, 5311102),
    400: (21463747, 40195, 21343942),
    800: (86077097, 161067, 85598162),
}
KNOWN_HISTOGRAM_400 = [0, 4858, 12158, 39080, 19198, 11800, 6800, 4912, 3292, 2512, 1888, 1514]


def expect(what, got, known):
    print(f"{what}: {'ok' if got == known else f'WRONG: {got}, must be {known}'}", flush=True)
    return got == known


def check_known():
    good = True
    for (width, maxiter), known in KNOWN_TUTORIAL.items():
        a = tutorial(width, maxiter)
        got = tuple(a[key] for key in ("points", "sum", "escaped", "iterations", "hash"))
        good &= expect(a["at"], got, known)
    for n, known in KNOWN_SALON.items():
        a, b = salon(n, 512), salon(n, 512, "cython")
        good &= expect(a["at"], (a["sum"], a["points"] - a["escaped"], b["sum"]), known)
        if n == 400:
            good &= expect("histogram", a["histogram"], KNOWN_HISTOGRAM_400)
    return good


def print_section(a):
    print(f'[golden "{a["at"]}"]')
    for key in ("points", "sum", "escaped", "iterations", "hash"):
        print(f"\t{key} = {a[key]}")
    print(flush=True)


def main(words):
    if words == ["known"]:
        sys.exit(0 if check_known() else 1)
    if len(words) == 3 and words[0] == "tutorial":
        print_section(tutorial(int(words[1]), int(words[2])))
    elif len(words) in (3, 4) and words[0] == "salon":
        print_section(salon(int(words[1]), int(words[2]), *words[3:]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
