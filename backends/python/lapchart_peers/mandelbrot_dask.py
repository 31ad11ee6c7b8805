"""ParallelPython's job through Dask distributed: chunks of points go to worker processes of a local cluster, and counts
come back. The cluster is started once, outside the samples."""

import os
import time

from lapchart_peers import cluster_task
from lapchart_peers.mandelbrot import Mandelbrot

PROCESSES_MAX = 512
# For each process, so that those with points of the set do not keep all others waiting; and in a chunk at most.
CHUNKS, POINTS = 16, 20_000


def start_cluster(processes):
    """Without a dashboard, on this machine's own address; files stay in the visit's folder."""
    import dask
    from distributed import Client, LocalCluster

    dask.config.set({"distributed.comm.timeouts.connect": "60s", "distributed.worker.multiprocessing-method": "spawn"})
    cluster = LocalCluster(n_workers=processes, threads_per_worker=1, processes=True, host="127.0.0.1",
                           dashboard_address=None, local_directory=os.getcwd(), silence_logs=40, memory_limit=0)
    client = Client(cluster)
    client.wait_for_workers(processes, timeout=120)
    client.run(cluster_task.die_with, os.getpid())
    return cluster, client


def end_tracker():
    """Python's own helper of processes that are spawned: it would end a moment after the worker, and be left behind."""
    from multiprocessing import resource_tracker

    stop = getattr(resource_tracker._resource_tracker, "_stop", None)
    if stop:
        stop()


class Plain(Mandelbrot):
    """Pure Python as the task."""

    task = staticmethod(cluster_task.plain)

    def __init__(self, params):
        super().__init__(params)
        processes = params.integer("processes", 1, PROCESSES_MAX)
        params.refuse_unread()
        self.chunks = self.cut(self.points(), processes)
        self.seconds = self.prepare()
        begin = time.perf_counter()
        self.cluster, self.client = start_cluster(processes)
        self.warm()
        self.seconds["start_up_seconds"] = time.perf_counter() - begin

    def points(self):
        return self.grid.q()

    def prepare(self):
        return {}

    def cut(self, q, processes):
        size = max(1, min(POINTS, -(-len(q) // (CHUNKS * processes))))
        return [cluster_task.Chunk(q[at:at + size]) for at in range(0, len(q), size)]

    def warm(self):
        """Each worker imports what the task needs."""
        grid = self.grid
        self.client.run(self.task, cluster_task.Chunk(self.chunks[0].q[:1]), grid.first, grid.first, grid.unescaped)

    def run(self):
        """Not pure: Dask would remember the outputs of the run before."""
        grid = self.grid
        jobs = [self.client.submit(self.task, chunk, grid.first, grid.end, grid.unescaped, pure=False)
                for chunk in self.chunks]
        self.output = self.joined(self.client.gather(jobs))

    def joined(self, parts):
        return [count for part in parts for count in part]

    def stop(self):
        self.client.close()
        self.cluster.close()
        end_tracker()

    def metrics(self):
        return self.seconds


class Compiled(Plain):
    """The Cython core over arrays as the task."""

    task = staticmethod(cluster_task.compiled)

    def points(self):
        import numpy as np

        return np.array(super().points())

    def prepare(self):
        """Here, so that the workers find it in the cache."""
        from lapchart_peers import with_cython

        _, seconds = with_cython.module("cython_arrays.pyx")
        return {} if seconds is None else {"compile_seconds": seconds}

    def joined(self, parts):
        import numpy as np

        return np.concatenate(parts)
