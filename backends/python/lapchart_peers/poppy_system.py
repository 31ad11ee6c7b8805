"""POPPY itself: the optical systems of psf-imaging and psf-coronagraph, built to the definition."""

import time

import astropy.units as units
import numpy as np
import poppy
from poppy.optics import AnalyticOpticalElement
from poppy.poppy_core import PlaneType

from lapchart_peers import psf
from lapchart_peers.contract import Unavailable

PROCESSES_MAX = 1024


class Occulter(AnalyticOpticalElement):
    """Here and not in a function: POPPY pickles it for its worker processes."""

    def __init__(self):
        AnalyticOpticalElement.__init__(self, planetype=PlaneType.image, name="Gaussian occulter")

    def get_transmission(self, wave):
        y, x = self.get_coordinates(wave)
        return 1 - np.exp(-np.log(2) * (x**2 + y**2) / psf.OCCULTER**2)


def aperture(n, radii, name):
    return poppy.ArrayOpticalElement(transmission=psf.ring(n, *radii), name=name,
                                     pixelscale=psf.DIAMETER / n * units.meter / units.pixel)


class Single(psf.Psf):
    """One process, numpy's FFT."""

    def __init__(self, params):
        super().__init__(params)
        if self.coronagraph and self.n % 2:
            raise Unavailable("POPPY pads and centres an even number of pixels: behind an occulter it computes something "
                              "else for an odd pupil, or stops")
        poppy.conf.use_multiprocessing = False
        self.check_fft()
        self.weights = np.full(len(self.wavelengths), 1 / len(self.wavelengths))
        self.system = poppy.OpticalSystem(pupil_diameter=psf.DIAMETER, npix=self.n, oversample=self.k, verbose=False)
        self.system.add_pupil(aperture(self.n, psf.PUPIL, "pupil"))
        if self.coronagraph:
            self.system.add_image(Occulter())
            self.system.add_pupil(aperture(self.n, psf.LYOT, "Lyot stop"))
        self.system.add_detector(pixelscale=psf.PIXEL, fov_pixels=psf.FIELD, oversample=self.k)

    def check_fft(self):
        if poppy.accel_math._USE_FFTW:
            raise RuntimeError("POPPY uses FFTW, though its settings say that it should not")

    def run(self):
        source = {"wavelengths": self.wavelengths, "weights": self.weights}
        self.image = self.system.calc_psf(source=source)[0].data


class Fftw(Single):
    """One process; FFTW by as many threads as there are processors, which POPPY has no setting for."""

    def __init__(self, params):
        super().__init__(params)
        begin = time.perf_counter()
        if self.coronagraph:
            self.plan()
        self.plan_seconds = time.perf_counter() - begin

    def check_fft(self):
        if not poppy.accel_math._USE_FFTW:
            raise Unavailable("POPPY finds no FFTW; pip install pyfftw, or ./quickstart --peers")

    def plan(self):
        """As POPPY does it before the first transform of a size, in each direction."""
        grid = self.n * self.k
        for forward in (False, True):
            poppy.accel_math.fft_2d(np.zeros((grid, grid), dtype=complex), forward=forward)

    def metrics(self):
        return {"plan_seconds": self.plan_seconds}


class Processes(Single):
    """POPPY's worker processes, one wavelength at a time each; POPPY starts them in each run."""

    def __init__(self, params):
        super().__init__(params)
        processes = params.integer("processes", 1, PROCESSES_MAX)
        if processes == 1 and len(self.wavelengths) > 1:
            raise Unavailable("POPPY cannot be told to use one process for several wavelengths: below 2 it takes as many "
                              "as it finds best")
        poppy.conf.use_multiprocessing = True
        poppy.conf.n_processes = processes
