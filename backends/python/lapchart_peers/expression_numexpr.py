"""expression by numexpr itself, the result preallocated."""

import numexpr

from lapchart_peers import numexpr_threads
from lapchart_peers.expression import Expression

TEXTS = {
    "arithmetic": ("b*(c+d)", "bcd"),
    "mandelbrot-step": ("where(real(abs(z*z+q)) > 2, 0, z*z+q)", "zq"),
}


class Numexpr(Expression):
    def __init__(self, params):
        super().__init__(params)
        numexpr_threads.use(params.integer("threads", 1, numexpr_threads.MOST, 1))
        self.text, names = TEXTS[self.name]
        self.named = dict(zip(names, self.operands))

    def run(self):
        numexpr.evaluate(self.text, local_dict=self.named, out=self.result)
