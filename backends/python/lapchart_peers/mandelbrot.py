"""The two Mandelbrot benchmarks, once for all peers (data/benchmarks/mandelbrot-*.conf). Needs no module beside Python.

Both iterate z = z*z + q from z = 0 at each point q of a grid and keep the number of the iteration after which |z| > 2.
A peer is a subclass of Mandelbrot whose run() leaves the outputs in self.output; answer() checks them.
"""

import array

from lapchart_peers.contract import Benchmark

SIDE_MAX = 100_000
STEPS_MAX = 2**31 - 1

# Of the published hashes; FNV's own offset basis has one digit more.
HASH_START, HASH_PRIME, HASH_MASK = 1469598103934665603, 0x100000001B3, 2**64 - 1


class Grid:
    """x, y: the axes, lists of floats; points stand row by row, those of the first y first. Iterations are numbered
    first ... end - 1; unescaped is the output of a point that never escapes."""

    def __init__(self, x, y, first, end, unescaped):
        self.x, self.y, self.first, self.end, self.unescaped = x, y, first, end, unescaped
        self.width, self.height, self.points = len(x), len(y), len(x) * len(y)

    def q(self):
        """All points as complex numbers, in the order of the outputs."""
        return [complex(x, y) for y in self.y for x in self.x]

    def steps(self):
        """The numbers of the iterations."""
        return range(self.first, self.end)


def accumulate(start, end, step):
    """start, start + step ... before end, each made from the one before it, as the text does."""
    axis, value = [], start
    while value < end if step > 0 else value > end:
        axis.append(value)
        value += step
    return axis


def tutorial(params):
    width, maxiter = params.integer("width", 1, SIDE_MAX), params.integer("maxiter", 1, STEPS_MAX)
    x1, x2, y1, y2 = -2.13, 0.77, -1.3, 1.3
    x = accumulate(x1, x2, (x2 - x1) / width * 2)
    y = accumulate(y2, y1, (y1 - y2) / width * 2)
    return Grid(x, y, 0, maxiter, 0)


def linspace(start, length, count):
    """As numpy.linspace: the step is rounded before it is multiplied."""
    step = length / (count - 1)
    return [i * step + start for i in range(count)]


def salon(params):
    n, maxi = params.integer("n", 2, SIDE_MAX), params.integer("maxi", 1, STEPS_MAX)
    first = {"python": 1, "cython": 0}[params.word("counting", ("python", "cython"), "python")]
    return Grid(linspace(-2.0, 3.0, n), linspace(-1.0, 2.0, n), first, maxi, maxi)


GRIDS = {"mandelbrot-tutorial": tutorial, "mandelbrot-salon": salon}


def benchmarks(make, native, params=()):
    """The table of a peer that has both; `make` and the rest as in contract.Benchmark."""
    return {name: Benchmark(make, native, params) for name in GRIDS}


def numpy_facts():
    """Of peers that multiply by exact_numpy.py, for their description."""
    return {"numpy": {"instruction_set": "baseline"}}


def integers(output):
    """A sequence of whole numbers, or a numpy array of any shape, as an array of int32."""
    if hasattr(output, "astype"):
        return array.array("i", output.astype("i4").tobytes())
    return array.array("i", output)


def hash_of(output):
    """FNV-1a over the little-endian bytes of int32 numbers, as 16 hexadecimal digits. A byte of 0 only multiplies, so
    the two upper ones of a number below 65536 are one multiplication together with that of the second."""
    state, prime, mask = HASH_START, HASH_PRIME, HASH_MASK
    cube = prime**3 & mask
    for value in output:
        if 0 <= value < 65536:
            state = ((state ^ value & 255) * prime & mask ^ value >> 8) * cube & mask
        else:
            for byte in (value & 0xFFFFFFFF).to_bytes(4, "little"):
                state = (state ^ byte) * prime & mask
    return f"{state:016x}"


def hidden_escapes(grid, output):
    """Where the first iteration has the number that also stands for "never", the point itself tells: after it z = q."""
    if grid.unescaped != grid.first or grid.end <= grid.first:
        return 0
    return sum(x * x + y * y > 4.0 and output[row * grid.width + column] == grid.unescaped
               for row, y in enumerate(grid.y) for column, x in enumerate(grid.x))


def answer(grid, output):
    """What the definition checks, of the outputs as a list, an array or a numpy array."""
    output = integers(output)
    if len(output) != grid.points:
        raise RuntimeError(f"{len(output)} outputs for {grid.points} points")
    total = sum(output)
    never = output.count(grid.unescaped) - hidden_escapes(grid, output)
    escaped = grid.points - never
    # A point that escapes takes output - first + 1 steps, the others take all.
    iterations = total - never * grid.unescaped + escaped * (1 - grid.first) + never * (grid.end - grid.first)
    return {"sum": total, "escaped": escaped, "iterations": iterations, "points": grid.points, "hash": hash_of(output)}


class Mandelbrot:
    """The part that all peers share: the grid of the benchmark that was asked for, and the answer."""

    def __init__(self, params):
        self.grid = GRIDS[params.benchmark](params)
        self.output = []

    def answer(self):
        return answer(self.grid, self.output)


class Compiled(Mandelbrot):
    """A list of complex numbers in, a list of whole numbers out, by calculate() of a module that `tool` (with_cython,
    with_shedskin) makes of `source`. compile_seconds: None where nobody knows."""

    tool, source = None, ""

    def __init__(self, params):
        super().__init__(params)
        module, self.compile_seconds = self.tool.module(self.source)
        self.calculate, self.q = module.calculate, self.grid.q()

    def run(self):
        grid = self.grid
        self.output = self.calculate(self.q, grid.first, grid.end, grid.unescaped)

    def metrics(self):
        return {} if self.compile_seconds is None else {"compile_seconds": self.compile_seconds}
