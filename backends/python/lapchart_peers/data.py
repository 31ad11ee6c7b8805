"""Random numbers and checksums of the definitions, vectorised."""

import numpy as np

GAMMA = np.uint64(0x9E3779B97F4A7C15)
FNV_START, FNV_PRIME = 0x14650FB0739D0383, 0x100000001B3


def splitmix64(seed, first, count):
    """Outputs first ... first + count - 1 of the stream (Steele, Lea, Flood 2014)."""
    index = np.arange(first + 1, first + count + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + index * GAMMA
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def unit(seed, first, count):
    """Uniform in [0, 1)."""
    return (splitmix64(seed, first, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def fnv1a(values):
    """Of the bytes of an array, as 16 hexadecimal digits."""
    state = FNV_START
    for byte in values.tobytes():
        state = ((state ^ byte) * FNV_PRIME) & 0xFFFFFFFFFFFFFFFF
    return f"{state:016x}"
