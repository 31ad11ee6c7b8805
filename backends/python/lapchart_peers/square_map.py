"""square-map: the numbers 0 to n - 1, squared by workers in contiguous chunks (data/benchmarks/square-map.conf)."""

import mmap
import os
import pickle
import threading

import numpy as np

from lapchart_peers import data, pool
from lapchart_peers.processes import WORKERS_MAX, die_with

COUNT_MAX = 3_000_000_000  # its square fits into 64 bits


def square(x):
    return x * x


def square_elements(x, r, begin, end):
    """The notebook's loop over elements of numpy arrays."""
    for i in range(begin, end):
        r[i] = x[i] ** 2


def square_chunk(x):
    """The same in a process that has a copy of its chunk alone."""
    r = np.zeros(len(x), dtype=np.int64)
    square_elements(x, r, 0, len(x))
    return r


class SquareMap:
    """x: the numbers, r: their squares, as int64."""

    def __init__(self, params):
        self.count = params.integer("n", 1, COUNT_MAX)
        self.x = np.arange(self.count, dtype=np.int64)
        self.r = np.full(self.count, -1, dtype=np.int64)

    def answer(self):
        r = np.asarray(self.r, dtype="<i8")
        return {"sum": int(r.astype(np.uint64).sum(dtype=np.uint64)), "hash": data.fnv1a(r)}


class Pure(SquareMap):
    def __init__(self, params):
        super().__init__(params)
        self.x = range(self.count)

    def run(self):
        self.r = list(map(square, self.x))


class Numpy(SquareMap):
    def run(self):
        self.r = self.x * self.x


class Workers(SquareMap):
    """times of each worker in the last run: when it began, computed from and to; start, end: of the run."""

    def __init__(self, params):
        super().__init__(params)
        self.workers = params.integer("workers", 1, WORKERS_MAX)
        length = -(-self.count // self.workers)
        self.bounds = [(min(i * length, self.count), min((i + 1) * length, self.count)) for i in range(self.workers)]
        self.times = np.zeros((self.workers, 3))

    def work(self, number):
        """What a worker does that shares the memory."""
        begin = pool.now()
        square_elements(self.x, self.r, *self.bounds[number])
        self.times[number] = begin, begin, pool.now()

    def run(self):
        self.start = pool.now()
        self.map()
        self.end = pool.now()

    def share(self, make):
        """Runs work() in as many threads or processes."""
        workers = [make(target=self.work, args=(number,)) for number in range(self.workers)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return workers

    def metrics(self):
        return pool.metrics(self.start, self.times, self.end)


class Threads(Workers):
    def map(self):
        self.share(threading.Thread)


class Pickling(Workers):
    """A pool that is sent its chunks, and sends back the squares."""

    def map(self):
        chunks = [self.x[begin:end] for begin, end in self.bounds]
        results, self.times = pool.run(square_chunk, chunks)
        np.concatenate(results, out=self.r)

    def metrics(self):
        """Copied are the pickles, both ways."""
        pickled = sum(len(pickle.dumps(self.x[begin:end], pickle.HIGHEST_PROTOCOL)) for begin, end in self.bounds)
        return {**super().metrics(), "copied_bytes": 2 * pickled}


class Shared(Workers):
    """Processes whose squares and times go to memory that the parent sees."""

    def __init__(self, params):
        super().__init__(params)
        self.r = np.frombuffer(mmap.mmap(-1, self.r.nbytes), dtype=np.int64)
        self.times = np.frombuffer(mmap.mmap(-1, self.times.nbytes)).reshape(self.times.shape)
        self.r[:] = -1
        self.parent = os.getpid()

    def work(self, number):
        die_with(self.parent)
        super().work(number)

    def map(self):
        for process in self.share(pool.context.Process):
            if process.exitcode != 0:
                raise RuntimeError(f"a worker process ended with {process.exitcode}")

    def metrics(self):
        return {**super().metrics(), "copied_bytes": 0}


def multiprocessing(params):
    transfers = {"pickling": Pickling, "shared": Shared}
    return transfers[params.word("transfer", transfers, "pickling")](params)
