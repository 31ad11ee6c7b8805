"""Pure Python over chunks of the points: by the processes of a multiprocessing.Pool (High Performance Python), or by
threads, which take turns because of the interpreter's lock."""

import multiprocessing
import os
import time
from concurrent.futures import ThreadPoolExecutor

from lapchart_peers.mandelbrot import Mandelbrot
from lapchart_peers.mandelbrot_pure import calculate_2
from lapchart_peers.processes import WORKERS_MAX, die_with

# Points in the middle of the set take longest; with more chunks than workers these end together.
CHUNKS_PER_WORKER = 8


def compute(chunk):
    return calculate_2(*chunk)


def ready(_):
    return True


class Chunks(Mandelbrot):
    """start(workers) opens the pool, which has map(function, items)."""

    def __init__(self, params, parameter):
        super().__init__(params)
        self.workers = params.integer(parameter, 1, WORKERS_MAX)
        q = self.grid.q()
        size = max(1, -(-len(q) // (self.workers * CHUNKS_PER_WORKER)))
        steps, never = self.grid.steps(), self.grid.unescaped
        self.chunks = [(q[at:at + size], steps, never) for at in range(0, len(q), size)]
        begin = time.perf_counter()
        self.start()
        all(self.map(ready, range(self.workers)))
        self.start_up_seconds = time.perf_counter() - begin

    def run(self):
        self.output = [value for part in self.map(compute, self.chunks) for value in part]

    def metrics(self):
        return {"start_up_seconds": self.start_up_seconds}


class Processes(Chunks):
    """The points go to the processes and the outputs come back through pipes, within the time."""

    def __init__(self, params):
        super().__init__(params, "processes")

    def start(self):
        self.pool = multiprocessing.get_context("fork").Pool(self.workers, die_with, (os.getpid(),))

    def map(self, function, items):
        return self.pool.map(function, items, chunksize=1)

    def stop(self):
        self.pool.close()
        self.pool.join()


class Threads(Chunks):
    def __init__(self, params):
        super().__init__(params, "threads")

    def start(self):
        self.pool = ThreadPoolExecutor(self.workers)

    def map(self, function, items):
        return self.pool.map(function, items)

    def stop(self):
        self.pool.shutdown()
