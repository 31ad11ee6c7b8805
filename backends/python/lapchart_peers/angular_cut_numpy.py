"""angular-cut by numpy: cosines of a block of objects to all contaminants by a matrix product. No pair is left out."""

import numpy as np

from lapchart_peers import blas
from lapchart_peers.angular_cut import NEAR, AngularCut

# Cosines of a block: 1 MB.
BLOCK = 1 << 17


class Blocked(AngularCut):
    def __init__(self, params):
        super().__init__(params)
        blas.set_threads(1)

    def run(self):
        rows = max(1, BLOCK // max(1, len(self.contaminants)))
        transposed = self.contaminants.T
        near = [(self.objects[begin:begin + rows] @ transposed > NEAR).any(axis=1)
                for begin in range(0, len(self.objects), rows)]
        self.removed = np.flatnonzero(np.concatenate(near)) if near else np.empty(0)
