"""Random numbers and checksums of the definitions, vectorised."""

import numpy as np

GAMMA = np.uint64(0x9E3779B97F4A7C15)
FNV_START, FNV_PRIME = 0x14650FB0739D0383, 0x100000001B3
FNV_PIECE = 1 << 20  # bytes at a time


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


def low_bytes(values, low):
    """The lowest byte of the state before each of the bytes, of which the first finds `low`. With x = state ^ byte, bit k
    of x * prime is bit k of x, turned over or not by the bits of x below: bit after bit, for all bytes at once."""
    before, x = np.zeros(values.size, np.uint8), np.zeros(values.size, np.uint8)
    for k in range(8):
        bit = np.uint8(1 << k)
        turns = (x * np.uint8(FNV_PRIME & 255) ^ values) & bit
        before[0] |= np.uint8(low) & bit
        before[1:] |= np.bitwise_xor.accumulate(turns)[:-1] ^ (np.uint8(low) & bit)
        x |= (before ^ values) & bit
    return before


def fnv1a_piece(values, state):
    """state ^ byte is the state and a difference that its lowest byte tells; the rest is a sum of powers of the prime."""
    before = low_bytes(values, state & 255)
    differences = (before ^ values).astype(np.int64) - before
    with np.errstate(over="ignore"):
        powers = np.multiply.accumulate(np.full(values.size, FNV_PRIME, dtype=np.uint64))
        total = (differences.astype(np.uint64) * powers[::-1]).sum(dtype=np.uint64)
        return int(np.uint64(state) * powers[-1] + total)


def fnv1a(values):
    """Of the bytes of an array, as 16 hexadecimal digits."""
    state, left = FNV_START, np.frombuffer(values.tobytes(), np.uint8)
    for begin in range(0, left.size, FNV_PIECE):
        state = fnv1a_piece(left[begin:begin + FNV_PIECE], state)
    return f"{state:016x}"
