"""psf-imaging and psf-coronagraph by the definition: scipy.fft for the fast transforms, numpy for the matrix products.
`threads` are those of scipy.fft and those of numpy's BLAS; one wavelength comes after the other."""

import numpy as np
from scipy import fft

from lapchart_peers import blas, psf


class Scipy(psf.Psf):
    def __init__(self, params):
        super().__init__(params)
        self.threads = params.integer("threads", 1, blas.THREADS_MAX, 1)
        blas.set_threads(self.threads)
        pupil = psf.ring(self.n, *psf.PUPIL)
        self.pupil = pupil / np.sqrt(pupil.sum())
        self.lyot = psf.ring(self.n, *psf.LYOT) if self.coronagraph else None

    def to_detector(self, plane, wavelength):
        """The matrix Fourier transform: as many pixels as the detector has."""
        n, m = self.n, psf.FIELD * self.k
        field = psf.FIELD * psf.PIXEL / (wavelength / psf.DIAMETER * psf.ARCSEC)
        x, u = (np.arange(n) - n / 2 + 0.5) / n, (np.arange(m) - m / 2 + 0.5) * field / m
        factor = np.exp(2j * np.pi * np.outer(x, u))
        return field / (n * m) * (factor.T @ plane @ factor)

    def occulted(self, wavelength):
        """The pupil behind occulter and Lyot stop. The focal plane has its centre at (0, 0), as the transform leaves it."""
        grid, at = self.n * self.k, (self.n * self.k - self.n) // 2
        middle = slice(at, at + self.n)
        padded = np.zeros((grid, grid), dtype=complex)
        padded[middle, middle] = self.pupil
        focus = fft.ifft2(padded, norm="ortho", workers=self.threads, overwrite_x=True)
        r = fft.fftfreq(grid, 1 / grid) * wavelength / psf.DIAMETER * psf.ARCSEC / self.k
        gauss = np.exp(-np.log(2) * (r / psf.OCCULTER) ** 2)
        focus *= 1 - np.outer(gauss, gauss)
        back = fft.fft2(focus, norm="ortho", workers=self.threads, overwrite_x=True)
        return back[middle, middle] * self.lyot

    def run(self):
        image = np.zeros((psf.FIELD * self.k,) * 2)
        for wavelength in self.wavelengths:
            plane = self.occulted(wavelength) if self.coronagraph else self.pupil
            amplitude = self.to_detector(plane, wavelength)
            image += amplitude.real**2 + amplitude.imag**2
        self.image = image / len(self.wavelengths)
