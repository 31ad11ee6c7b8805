#!/usr/bin/env python3
"""Golden values of angular-cut and square-map, computed from their definitions.

Written independently of lapchart's kernels, by numpy: all pairs of angular-cut as matrix products in blocks, the
squares of square-map in Python's unbounded integers. It needs numpy and is no part of the build: the values in
angular-cut.conf and square-map.conf were pasted from

    golden_notebook.py known                          the published table: every value must come out the same
    golden_notebook.py angular OBJECTS CONTAMINANTS   one [golden] section on stdout
    golden_notebook.py square N

angular stops where a pair is so near to one degree that its side depends on rounding.
"""
import sys

import numpy

SEED = 20110626
MASK = (1 << 64) - 1
NEAR = numpy.cos(numpy.pi / 180)
HASH_START = 1469598103934665603  # as the published tables have it, not FNV's own offset basis
BLOCK_BYTES = 1 << 26


def fnv1a(values):
    """FNV-1a, 64 bits, from HASH_START, over the values as little-endian int64."""
    state = HASH_START
    for byte in values.astype("<i8").tobytes():
        state = ((state ^ byte) * 0x100000001B3) & MASK
    return f"{state:016x}"


def splitmix64(state):
    """The stream, one number at a time."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def units(stream, count):
    return numpy.array([(next(stream) >> 11) * 2.0**-53 for _ in range(count)])


def directions(stream, count):
    theta = numpy.arccos(2 * units(stream, count) - 1)
    phi = 2 * numpy.pi * units(stream, count)
    return numpy.column_stack((numpy.sin(theta) * numpy.cos(phi), numpy.sin(theta) * numpy.sin(phi), numpy.cos(theta)))


def first_near(objects, contaminants):
    """For each object the number of the first contaminant within a degree, or -1; and the least doubt of any pair."""
    out = numpy.full(len(objects), -1)
    left, doubt = numpy.arange(len(objects)), 1.0
    rows = max(1, BLOCK_BYTES // 8 // max(1, len(objects)))
    begin = 0
    while begin < len(contaminants) and left.size:
        cosines = objects[left] @ contaminants[begin:begin + rows].T
        doubt = min(doubt, float(numpy.abs(cosines - NEAR).min()))
        near = cosines > NEAR
        hit = near.any(axis=1)
        out[left[hit]] = begin + near[hit].argmax(axis=1)
        begin += cosines.shape[1]
        left = left[~hit]
        rows = max(1, BLOCK_BYTES // 8 // max(1, left.size))
    return out, doubt


def angular(objects, contaminants):
    stream = splitmix64(SEED)
    places, centres = directions(stream, objects), directions(stream, contaminants)
    first, doubt = first_near(places, centres)
    if doubt < 1e-12:
        sys.exit(f"a pair is as near as {doubt} to one degree: no golden value for these numbers")
    removed = numpy.flatnonzero(first >= 0)
    return {
        "at": f"objects={objects},contaminants={contaminants}",
        "removed": removed.size,
        "sum": int(removed.sum()),
        "hash": fnv1a(removed),
        "looked": int(numpy.where(first >= 0, first + 1, contaminants).sum()),
    }


def square(n):
    squares = numpy.array([x * x & MASK for x in range(n)], dtype=numpy.uint64)
    return {"at": f"n={n}", "sum": sum(x * x for x in range(n)) & MASK, "hash": fnv1a(squares.view(numpy.int64))}


# objects, contaminants: removed, sum, hash, pairs looked at (None: not published)
KNOWN_ANGULAR = {
    (5000, 500): (188, 465917, "a459d85d97d5bc1a", 2452830),
    (50000, 5000): (16023, 401017289, "d6355d9c4f8d42df", 207363946),
    (500000, 50000): (488933, 122232546755, "7f4594c977257f1a", None),
}
KNOWN_STREAM = ["6f1fb3efba348eba", "bf55fbb965e132bf", "fa83345d41fc19a5", "5b36d8abe59a5bb7"]


def expect(what, got, known):
    print(f"{what}: {'ok' if got == known else f'WRONG: {got}, must be {known}'}", flush=True)
    return got == known


def check_known():
    stream = splitmix64(SEED)
    good = expect("stream", [f"{next(stream):016x}" for _ in range(4)], KNOWN_STREAM)
    for (objects, contaminants), known in KNOWN_ANGULAR.items():
        a = angular(objects, contaminants)
        got = (a["removed"], a["sum"], a["hash"], a["looked"] if known[3] else None)
        good &= expect(a["at"], got, known)
    return good


def print_section(a, names):
    print(f'[golden "{a["at"]}"]')
    for name in names:
        print(f"\t{name} = {a[name]}")
    if "looked" in a:
        print(f"# pairs that the naive loop looks at: {a['looked']}")


def main(words):
    if words == ["known"]:
        sys.exit(0 if check_known() else 1)
    if len(words) == 3 and words[0] == "angular":
        print_section(angular(int(words[1]), int(words[2])), ("removed", "sum", "hash"))
    elif len(words) == 2 and words[0] == "square":
        print_section(square(int(words[1])), ("sum", "hash"))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
