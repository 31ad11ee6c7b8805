"""numexpr over all points, a line of the loop at a time (High Performance Python and compu-salon 10: numexpr)."""

import numexpr
import numpy as np

from lapchart_peers import numexpr_threads
from lapchart_peers.mandelbrot import Mandelbrot
from lapchart_peers.mandelbrot_numpy import points


class Compiled(Mandelbrot):
    def __init__(self, params):
        super().__init__(params)
        numexpr_threads.use(params.integer("threads", 1, numexpr_threads.MOST))
        self.q = points(self.grid)

    def run(self):
        """As mandelbrot_numpy.calculate(): a point that has left is held at z = q = 0."""
        q, evaluate = self.q, numexpr.evaluate
        z = np.zeros(q.shape, dtype=complex)
        output = np.full(q.shape, self.grid.unescaped, dtype=np.int32)
        for iteration in self.grid.steps():
            names = {"z": z, "q": q, "output": output, "iteration": np.int32(iteration)}
            names["z"] = z = evaluate("z*z + q", names)
            names["done"] = evaluate("real(abs(z)) > 2", names)
            q = evaluate("where(done, 0, q)", names)
            z = evaluate("where(done, 0, z)", names)
            output = evaluate("where(done, iteration, output)", names)
        self.output = output
