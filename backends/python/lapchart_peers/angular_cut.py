"""angular-cut: which objects have a contaminant within one degree (data/benchmarks/angular-cut.conf)."""

import functools

import numpy as np

from lapchart_peers import data, pool
from lapchart_peers.processes import WORKERS_MAX

SEED = 20110626
COUNT_MAX = 10**8
NEAR = np.cos(np.pi / 180)


def directions(first, count):
    """Unit vectors, a row each, from 2 * count numbers of the stream: all the cosines of theta, then all the angles."""
    cosine = 2 * data.unit(SEED, first, count) - 1
    phi = 2 * np.pi * data.unit(SEED, first + count, count)
    theta = np.arccos(cosine)
    return np.column_stack((np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), cosine))


def naive(objects, contaminants):
    """The loop of the notebook, over elements of numpy arrays."""
    removed = []
    for i in range(objects.shape[0]):
        for j in range(contaminants.shape[0]):
            cosine = 0.0
            for axis in range(3):
                cosine += objects[i, axis] * contaminants[j, axis]
            if cosine > NEAR:
                removed.append(i)
                break
    return removed


class AngularCut:
    """objects, contaminants: unit vectors, a row each; removed: indices, ascending, what run() leaves."""

    def __init__(self, params):
        objects = params.integer("objects", 0, COUNT_MAX)
        contaminants = params.integer("contaminants", 0, COUNT_MAX)
        self.objects = directions(0, objects)
        self.contaminants = directions(2 * objects, contaminants)
        self.removed = None

    def answer(self):
        removed = np.asarray(self.removed, dtype="<i8")
        return {"removed": removed.size, "sum": int(removed.sum()), "hash": data.fnv1a(removed)}


class Pure(AngularCut):
    def run(self):
        self.removed = naive(self.objects, self.contaminants)


class Processes(AngularCut):
    """Each process gets a share of the objects and all contaminants, pickled, as in the notebook."""

    def __init__(self, params):
        super().__init__(params)
        self.processes = params.integer("processes", 1, WORKERS_MAX)

    def run(self):
        self.start = pool.now()
        shares = np.array_split(self.objects, self.processes)
        found, self.times = pool.run(functools.partial(naive, contaminants=self.contaminants), shares)
        begins = np.cumsum([0] + [len(share) for share in shares])
        self.removed = [begin + i for begin, indices in zip(begins, found) for i in indices]
        self.end = pool.now()

    def metrics(self):
        return pool.metrics(self.start, self.times, self.end)
