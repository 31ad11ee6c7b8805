"""mpi4py: ranks take rows in turn and compute them in pure Python; the counts are gathered as lists by rank 0, which is
the worker. The others run the same script, reply to nobody, and do what rank 0 tells them."""

import os
import sys
import time
import traceback

from lapchart_peers import contract, loop_complex
from lapchart_peers.mandelbrot import Mandelbrot, benchmarks
from lapchart_peers.request import Refused

RANKS_MAX = 65536
# Where the launchers tell a process which one it is, before MPI is there.
RANK_VARIABLES = ("OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK", "SLURM_PROCID")


def launcher():
    """As backends/mpi has it: as root, Open MPI wants to be told; more ranks than cores are the user's wish."""
    root = "--allow-run-as-root " if os.geteuid() == 0 else ""
    return f"mpirun {root}--oversubscribe --bind-to none -n {{ranks}}"


class Ranks(Mandelbrot):
    """On every rank; is made on rank 0 alone, since the others stay in the constructor until the end."""

    def __init__(self, params):
        super().__init__(params)
        ranks = params.integer("ranks", 1, RANKS_MAX)
        params.refuse_unread()
        begin = time.perf_counter()
        from mpi4py import MPI

        self.comm = MPI.COMM_WORLD
        self.seconds = time.perf_counter() - begin
        if ranks != self.comm.size:
            raise Refused(f"parameter ranks: is {ranks}, and {self.comm.size} run (start it by {launcher()})")
        self.rows = range(self.comm.rank, self.grid.height, ranks)
        self.q = [complex(x, self.grid.y[row]) for row in self.rows for x in self.grid.x]
        if self.comm.rank:
            self.serve()

    def serve(self):
        try:
            while self.comm.bcast(None):
                self.part()
        except Exception:  # the other ranks must not wait for this one
            traceback.print_exc()
            self.comm.Abort(1)
        sys.exit(0)

    def part(self):
        grid = self.grid
        return self.comm.gather(loop_complex.calculate(self.q, grid.first, grid.end, grid.unescaped))

    def run(self):
        self.comm.bcast(True)
        self.join(self.part())

    def join(self, parts):
        width, ranks = self.grid.width, self.comm.size
        self.output = []
        for row in range(self.grid.height):
            at = row // ranks * width
            self.output += parts[row % ranks][at:at + width]

    def stop(self):
        self.comm.bcast(False)

    def metrics(self):
        return {"ranks": self.comm.size, "start_up_seconds": self.seconds}


def rank():
    return next((int(os.environ[name]) for name in RANK_VARIABLES if name in os.environ), 0)


def main(name, summary):
    if rank():
        os.environ["LAPCHART_REPLY"] = os.devnull
        os.environ.pop("LAPCHART_REPLY_FD", None)
    return contract.main(name, summary, benchmarks("mandelbrot_mpi4py:Ranks", "mpi", ("ranks",)), needs=("mpi4py",),
                         more={"launcher": launcher()})
