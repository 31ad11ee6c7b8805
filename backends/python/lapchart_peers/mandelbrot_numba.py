"""numba: the loop over points compiled when it is first called, serial and over threads. Without fastmath, so that no
operation is contracted, and without a cache: compile_seconds is of this very visit."""

import os
import time

from lapchart_peers.mandelbrot import Mandelbrot

THREADS_MAX = 4096


def kernels(parallel):
    """Made here, for the number of threads has to be known before numba is imported."""
    import numba

    @numba.njit(inline="always")
    def escape(qx, qy, first, end, never):
        zx = zy = 0.0
        for iteration in range(first, end):
            product = zx * zy
            zx = (zx * zx - zy * zy) + qx
            zy = (product + product) + qy
            if zx * zx + zy * zy > 4.0:
                return iteration
        return never

    @numba.njit(parallel=parallel)
    def calculate(x, y, first, end, never, output):
        for row in numba.prange(y.size):
            for column in range(x.size):
                output[row, column] = escape(x[column], y[row], first, end, never)

    return calculate


class Serial(Mandelbrot):
    parallel = False

    def __init__(self, params):
        import numpy as np

        super().__init__(params)
        grid = self.grid
        self.calculate = kernels(self.parallel)
        self.output = np.full((grid.height, grid.width), -1, dtype=np.int32)
        self.arguments = (np.array(grid.x), np.array(grid.y), grid.first, grid.end, grid.unescaped, self.output)
        self.compile_seconds = self.compile()

    def compile(self):
        """By a call that takes no step: types are those of the run, and the threads are there after it."""
        x, y, first, _, _, output = self.arguments
        begin = time.perf_counter()
        self.calculate(x, y, first, first, -1, output)
        return time.perf_counter() - begin

    def run(self):
        self.calculate(*self.arguments)

    def metrics(self):
        return {"compile_seconds": self.compile_seconds}


class Parallel(Serial):
    """Rows go to whichever thread is free, for those in the middle take longest."""

    parallel = True

    def __init__(self, params):
        os.environ["NUMBA_NUM_THREADS"] = str(params.integer("threads", 1, THREADS_MAX))
        import numba

        numba.set_parallel_chunksize(1)
        super().__init__(params)
