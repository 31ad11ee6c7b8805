"""matrix-product and outer-product by numpy.dot and numpy.outer (data/benchmarks/matrix-product.conf, outer-product.conf).

The matrices are those of the backends in C, column by column in memory. The check is theirs too: by combinations of
rows against a product of higher precision; the longer doubles of the processor take the place of compensated sums.
"""

import numpy as np

from lapchart_peers import blas, data

TYPES = {"double": (1, np.float64, np.longdouble), "complex": (2, np.complex128, np.clongdouble)}
MATRIX_SEED, OUTER_SEED, CHECK_SEED = 20110626, 20110627, 19790901
MATRIX_MAX, OUTER_MAX = 32768, 65536

WHOLE_UP_TO, SAMPLED_ROWS, COMBINATIONS = 256, 4, 2  # rows
EPSILON = np.finfo(np.float64).eps


class Product:
    """parts: doubles of a number; kind: numpy's type; long: the type in which the check computes."""

    def __init__(self, params, n_max):
        self.n = params.integer("n", 1, n_max)
        self.parts, self.kind, self.long = TYPES[params.word("type", TYPES)]
        self.values = self.n * self.n * self.parts
        blas.set_threads(params.integer("threads", 1, blas.THREADS_MAX, 1))


def combinations(n, kind):
    """Vectors, a row each: all unit vectors of a small matrix, else a few, and some with elements of random sign and
    size in [1, 2)."""
    if n <= WHOLE_UP_TO:
        return np.eye(n, dtype=kind)
    random = np.random.default_rng(CHECK_SEED)
    rows = np.zeros((SAMPLED_ROWS, n), dtype=kind)
    rows[np.arange(SAMPLED_ROWS), [0, n - 1, *random.integers(0, n, SAMPLED_ROWS - 2)]] = 1
    weights = random.choice((-1.0, 1.0), (COMBINATIONS, n)) * (1 + random.random((COMBINATIONS, n)))
    return np.concatenate((rows, weights.astype(kind)))


class Matrix(Product):
    def __init__(self, params):
        super().__init__(params, MATRIX_MAX)
        self.a, self.b = (self.fill(i * self.values) for i in range(2))
        self.c = np.full((self.n, self.n), np.nan, dtype=self.kind)

    def fill(self, first):
        numbers = 2 * data.unit(MATRIX_SEED, first, self.values) - 1
        return numbers.view(self.kind).reshape((self.n, self.n), order="F")

    def run(self):
        self.c = np.dot(self.a, self.b)

    def residual(self):
        x = combinations(self.n, self.long)
        difference = x @ self.c.astype(self.long)
        difference -= x @ self.a.astype(self.long) @ self.b.astype(self.long)
        worst = max(abs(difference.real).max(), abs(difference.imag).max())
        norms = np.linalg.norm(self.a, axis=1).max() * np.linalg.norm(self.b, axis=0).max()
        return float(worst / (norms * self.n * EPSILON))

    def answer(self):
        flops = {1: 2, 2: 8}[self.parts] * self.n**3
        return {"residual": self.residual(), "flops": flops, "elements": self.n**2}


def outer(x, y):
    return np.outer(x, y)


def column_by_row(x, y):
    return np.dot(x[:, None], y[None, :])


class Outer(Product):
    def __init__(self, params):
        super().__init__(params, OUTER_MAX)
        self.function = {"ger": outer, "gemm": column_by_row}[params.word("routine", ("ger", "gemm"))]
        self.x, self.y = (self.draw(i * 2 * self.n * self.parts) for i in range(2))
        self.c = np.full((self.n, self.n), np.nan, dtype=self.kind)

    def draw(self, first):
        """Two outputs of the stream for each number: its size, and its sign."""
        count = self.n * self.parts
        sizes = 1 + data.unit(OUTER_SEED, first, 2 * count)[::2]
        minus = data.splitmix64(OUTER_SEED, first, 2 * count)[1::2] & np.uint64(1) == 1
        return np.where(minus, -sizes, sizes).view(self.kind)

    def run(self):
        self.c = self.function(self.x, self.y)

    def answer(self):
        """Each element against its own product: row by row, as a matrix of longer numbers would take much memory."""
        long = self.long if self.parts == 2 else self.kind
        y, worst = self.y.astype(long), 0.0
        for x, row in zip(self.x.astype(long), self.c):
            right = x * y
            worst = max(worst, float((abs(row - right) / abs(right)).max()))
        return {"residual": worst / EPSILON if np.isfinite(self.c).all() else float("inf")}
