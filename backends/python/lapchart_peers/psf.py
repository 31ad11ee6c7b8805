"""psf-imaging and psf-coronagraph: what all peers share of the telescope, and the answer (data/benchmarks/psf-*.conf)."""

import numpy as np

from lapchart_peers import data

DIAMETER = 6.5  # metres
PUPIL, LYOT = (0.975, 3.25), (1.17, 2.925)  # inner and outer radius in metres
PIXEL, FIELD = 0.031, 160  # arcsec, pixels
OCCULTER = 0.4  # arcsec from the centre to half of the depth
ARCSEC = 180 * 3600 / np.pi
SIGNS, SEED = 16, 20110626

PUPIL_MAX, OVERSAMPLE_MAX, WAVELENGTHS_MAX = 32768, 64, 1000


def ring(n, inner, outer):
    """1 where inner <= r <= outer, n by n pixels across the telescope."""
    x = (np.arange(n) - (n - 1) / 2) * DIAMETER / n
    r = np.hypot(x[:, None], x[None, :])
    return ((r >= inner) & (r <= outer)).astype(float)


class Psf:
    """n: pixels of the pupil; k: oversampling; wavelengths in metres; image: what run() leaves."""

    def __init__(self, params):
        self.coronagraph = params.benchmark == "psf-coronagraph"
        self.n = params.integer("pupil", 2, PUPIL_MAX)
        self.k = params.integer("oversample", 1, OVERSAMPLE_MAX)
        count = params.integer("wavelengths", 1, WAVELENGTHS_MAX)
        self.wavelengths = np.linspace(1.9e-6, 2.1e-6, count) if count > 1 else np.array([2e-6])
        self.image = None

    def answer(self):
        image = np.asarray(self.image, dtype=np.float64)
        side = image.shape[0]
        offset = np.arange(side) - (side - 1) / 2
        moment = (image * (offset[:, None] ** 2 + offset[None, :] ** 2)).sum()
        values = {"sum": image.sum(), "peak": image.max(), "second-moment": moment}
        bits = data.splitmix64(SEED, 0, image.size)
        for i in range(SIGNS):
            minus = (bits >> np.uint64(i)) & np.uint64(1) == 1
            values[f"signed-{i + 1}"] = np.where(minus, -image.ravel(), image.ravel()).sum()
        return {name: float(value) for name, value in values.items()}
