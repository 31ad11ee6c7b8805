"""expression: b*(c + d) and a step of the Mandelbrot iteration, over arrays (data/benchmarks/expression.conf)."""

import numpy as np

from lapchart_peers import data

SEED = 20120224
COUNT_MAX = 10**9
NAMES = ("arithmetic", "mandelbrot-step")

# Elements of a block. Its operands, result and temporaries take 89 bytes an element at most, which second-level caches
# hold; with fewer, the calls take longer than what they compute.
BLOCK = 8192


def arithmetic(b, c, d):
    return b * (c + d)


def step(z, q):
    t = z * z + q
    done = abs(t) > 2
    return np.where(done, 0, t)


class Expression:
    """operands: the arrays, in the order of the function; result: an array that nothing was written to."""

    def __init__(self, params):
        self.count = params.integer("n", 1, COUNT_MAX)
        self.name = params.word("expression", NAMES)
        if self.name == "arithmetic":
            self.operands = [data.unit(SEED, i * self.count, self.count) for i in range(3)]
        else:
            # Real and imaginary parts in turn.
            parts = 4 * data.unit(SEED, 0, 4 * self.count) - 2
            self.operands = [parts[:2 * self.count].view(complex), parts[2 * self.count:].view(complex)]
        self.function = {"arithmetic": arithmetic, "mandelbrot-step": step}[self.name]
        self.result = np.full(self.count, np.nan, dtype=self.operands[0].dtype)

    def expected(self):
        """By real numbers alone, each operation rounded."""
        if self.name == "arithmetic":
            return arithmetic(*self.operands)
        z, q = self.operands
        re = z.real * z.real - z.imag * z.imag + q.real
        im = z.real * z.imag + z.imag * z.real + q.imag
        done = np.sqrt(re * re + im * im) > 2
        out = np.empty_like(z)
        out.real, out.imag = np.where(done, 0, re), np.where(done, 0, im)
        return out

    def answer(self):
        bits = self.result.view(np.uint64)
        wrong = bits != self.expected().view(np.uint64)
        with np.errstate(over="ignore"):
            checksum = ((2 * np.arange(bits.size, dtype=np.uint64) + np.uint64(1)) * bits).sum()
        return {"wrong": int(wrong.reshape(self.count, -1).any(axis=1).sum()), "checksum": f"{int(checksum):016x}"}


class Whole(Expression):
    """numpy as it is used: each operation makes an array."""

    def run(self):
        self.result = self.function(*self.operands)


class Blocked(Expression):
    """The same block by block."""

    def run(self):
        for begin in range(0, self.count, BLOCK):
            block = slice(begin, begin + BLOCK)
            self.result[block] = self.function(*(operand[block] for operand in self.operands))
