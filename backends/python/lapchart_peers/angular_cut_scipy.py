"""angular-cut by scipy's cKDTree: the nearest contaminant within the chord of one degree."""

import numpy as np
from scipy.spatial import cKDTree

from lapchart_peers.angular_cut import AngularCut

CHORD = 2 * np.sin(np.pi / 360)
THREADS_MAX = 4096


class Tree(AngularCut):
    def __init__(self, params):
        super().__init__(params)
        self.threads = params.integer("threads", 1, THREADS_MAX, 1)

    def run(self):
        tree = cKDTree(self.contaminants)
        distance, _ = tree.query(self.objects, distance_upper_bound=CHORD, workers=self.threads)
        self.removed = np.flatnonzero(np.isfinite(distance))
