"""POPPY itself: the optical systems of psf-imaging and psf-coronagraph, built to the definition."""

from lapchart_peers import contract

DIAMETER = 6.5
PIXEL = 0.031
FIELD = 160
SIGNS = 16
SIGN_SEED = 20110626


def load():
    global np, poppy, units, data, AnalyticOpticalElement, PlaneType
    import astropy.units as units
    import numpy as np
    import poppy
    from poppy.poppy_core import PlaneType
    from poppy.optics import AnalyticOpticalElement

    from lapchart_peers import data


def annulus(n, inner, outer):
    x = (np.arange(n) - (n - 1) / 2) * DIAMETER / n
    r = np.sqrt(x[:, None] ** 2 + x[None, :] ** 2)
    return ((r >= inner) & (r <= outer)).astype(float)


def aperture(n, inner, outer, name):
    return poppy.ArrayOpticalElement(transmission=annulus(n, inner, outer), name=name,
                                     pixelscale=DIAMETER / n * units.meter / units.pixel)


def occulter():
    class Gaussian(AnalyticOpticalElement):
        def __init__(self):
            AnalyticOpticalElement.__init__(self, planetype=PlaneType.image, name="Gaussian occulter")

        def get_transmission(self, wave):
            y, x = self.get_coordinates(wave)
            return 1 - np.exp(-np.log(2) * (x**2 + y**2) / 0.4**2)

    return Gaussian()


def choose_fft(with_fftw):
    poppy.conf.use_multiprocessing = False
    poppy.conf.use_fftw = with_fftw
    poppy.conf.enable_speed_tests = False
    poppy.accel_math.update_math_settings()
    if with_fftw and not poppy.accel_math._USE_FFTW:
        raise RuntimeError("POPPY does not use FFTW: is pyfftw installed?")


class Psf:
    def __init__(self, params, coronagraph, with_fftw):
        load()
        n, k, count = (params.integer(name, 1, 10**6) for name in ("pupil", "oversample", "wavelengths"))
        choose_fft(with_fftw)
        self.wavelengths = np.linspace(1.9e-6, 2.1e-6, count) if count > 1 else np.array([2e-6])
        self.system = poppy.OpticalSystem(pupil_diameter=DIAMETER, npix=n, oversample=k, verbose=False)
        self.system.add_pupil(aperture(n, 0.975, 3.25, "pupil"))
        if coronagraph:
            self.system.add_image(occulter())
            self.system.add_pupil(aperture(n, 1.17, 2.925, "Lyot stop"))
        self.system.add_detector(pixelscale=PIXEL, fov_pixels=FIELD, oversample=k)

    def run(self):
        weights = np.full(len(self.wavelengths), 1 / len(self.wavelengths))
        self.image = self.system.calc_psf(source={"wavelengths": self.wavelengths, "weights": weights})[0].data

    def answer(self):
        image = np.asarray(self.image, dtype=np.float64)
        side = image.shape[0]
        offset = np.arange(side) - (side - 1) / 2
        moment = (image * (offset[:, None] ** 2 + offset[None, :] ** 2)).sum()
        values = {"sum": image.sum(), "peak": image.max(), "second-moment": moment}
        bits = data.splitmix64(SIGN_SEED, 0, image.size)
        for i in range(SIGNS):
            minus = (bits >> np.uint64(i)) & np.uint64(1) == 1
            values[f"signed-{i + 1}"] = np.where(minus, -image.ravel(), image.ravel()).sum()
        return {name: float(value) for name, value in values.items()}


def main(name, summary, with_fftw):
    native = "fftw" if with_fftw else "serial"
    table = {"psf-imaging": contract.Benchmark(lambda params: Psf(params, False, with_fftw), native),
             "psf-coronagraph": contract.Benchmark(lambda params: Psf(params, True, with_fftw), native)}
    needs = ("numpy", "astropy", "poppy") + (("pyfftw",) if with_fftw else ())
    return contract.main(name, summary, table, needs=needs)
