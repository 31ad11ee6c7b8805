#!/usr/bin/env python3
"""Golden values of psf-imaging and psf-coronagraph, computed from their definitions.

Written independently of lapchart's kernels: whole padded arrays, numpy's matrix products, scipy's transforms, nothing left
out and nothing by symmetry. It needs numpy and scipy and is no part of the build: the values in psf-imaging.conf and
psf-coronagraph.conf were pasted from

    golden-psf.py known [N]                 the known table, up to pupils of N pixels: every value must come out the same
    golden-psf.py imaging N K W             one [golden] section on stdout: pupil, oversampling, wavelengths
    golden-psf.py coronagraph N K W

The known values are those that POPPY 1.1.1 and a second program agree upon to 1e-15 of the peak.
"""
import sys

import numpy
import scipy.fft

DIAMETER = 6.5  # m
PIXEL, FIELD = 0.031, 160  # arcsec, pixels
ARCSEC = 180 / numpy.pi * 3600  # in a radian
SEED = 20110626
SIGNED = 16


def ring(n, low, high):
    x = (numpy.arange(n) - (n - 1) / 2) * DIAMETER / n
    r = numpy.hypot(*numpy.meshgrid(x, x))
    return ((low <= r) & (r <= high)).astype(float)


def matrix_transform(plane, wavelength, m):
    n = plane.shape[0]
    field = FIELD * PIXEL / (wavelength / DIAMETER * ARCSEC)
    x = (numpy.arange(n) - n / 2 + 0.5) / n
    u = (numpy.arange(m) - m / 2 + 0.5) * field / m
    t = numpy.exp(2j * numpy.pi * numpy.outer(x, u))
    return field / (n * m) * (t.T @ plane @ t)


def occult(plane, wavelength, k):
    """The shifted plane, row by row: at 16 times 1024 pixels a second array of its size would not fit."""
    size = plane.shape[0]
    step = wavelength / DIAMETER * ARCSEC / k
    x = (numpy.arange(size) - size // 2) * step
    for i in range(size):
        plane[i] *= 1 - numpy.exp(-numpy.log(2) * (x[i] ** 2 + x**2) / 0.4**2)


def shift(plane, direction):
    for axis in 0, 1:
        plane = direction(plane, axes=axis)
    return plane


def behind_coronagraph(pupil, wavelength, k):
    n = pupil.shape[0]
    size, start = n * k, (n * k - n) // 2
    middle = slice(start, start + n)
    plane = numpy.zeros((size, size), dtype=complex)
    plane[middle, middle] = pupil
    plane = shift(scipy.fft.ifft2(plane, overwrite_x=True), numpy.fft.fftshift)
    plane *= size
    occult(plane, wavelength, k)
    plane = scipy.fft.fft2(shift(plane, numpy.fft.ifftshift), overwrite_x=True)
    return plane[middle, middle] / size * ring(n, 1.17, 2.925)


def image(kind, n, k, count):
    pupil = ring(n, 0.975, 3.25)
    pupil /= numpy.sqrt((pupil**2).sum())
    m = FIELD * k
    total = numpy.zeros((m, m))
    for wavelength in numpy.linspace(1.9e-6, 2.1e-6, count) if count > 1 else [2.0e-6]:
        plane = pupil if kind == "imaging" else behind_coronagraph(pupil, wavelength, k)
        total += numpy.abs(matrix_transform(plane, wavelength, m)) ** 2 / count
    return total


def splitmix64(seed, count):
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return z ^ (z >> numpy.uint64(31))


def exact_sum(values):
    """In extended precision, pairwise."""
    return float(values.astype(numpy.longdouble).sum())


def answer(kind, n, k, count):
    pixels = image(kind, n, k, count)
    y, x = numpy.indices(pixels.shape) - (pixels.shape[0] - 1) / 2
    out = {
        "sum": exact_sum(pixels),
        "peak": float(pixels.max()),
        "second-moment": exact_sum(pixels * (x**2 + y**2)),
    }
    flat = pixels.ravel()
    bits = splitmix64(SEED, flat.size)
    for b in range(SIGNED):
        minus = (bits >> numpy.uint64(b)) & numpy.uint64(1) != 0
        out[f"signed-{b + 1}"] = exact_sum(numpy.where(minus, -flat, flat))
    return out


# kind, pupil, oversampling, wavelengths: sum, peak, second moment
KNOWN = {
    ("imaging", 256, 1, 1): (0.9934988056210019, 0.12243135595942753, 53.873019093457444),
    ("imaging", 256, 1, 10): (0.9934737568535112, 0.12252916910390098, 53.71668277756804),
    ("imaging", 256, 2, 1): (0.993497490588741, 0.03932022217630109, 215.46249969419506),
    ("imaging", 256, 2, 10): (0.9934738216241826, 0.039418156063368834, 214.86981120798313),
    ("imaging", 256, 4, 1): (0.9934971871624264, 0.01044558696529711, 861.8228048273659),
    ("imaging", 256, 4, 10): (0.9934738343836537, 0.010476097115487575, 859.4819773916437),
    ("imaging", 256, 8, 1): (0.9934971127114675, 0.00265105654117138, 3447.264546441803),
    ("imaging", 256, 8, 10): (0.9934738374043788, 0.002659086028544849, 3437.9305726167922),
    ("imaging", 1024, 1, 1): (0.9933523223897056, 0.12242971907377566, 53.33865491901365),
    ("imaging", 1024, 1, 10): (0.9933281255485654, 0.12252748804460058, 53.18509598118415),
    ("imaging", 1024, 2, 1): (0.9933507891452134, 0.03932150552322686, 213.31584813166418),
    ("imaging", 1024, 2, 10): (0.9933281505204828, 0.03941943846839706, 212.74222600133217),
    ("imaging", 1024, 4, 1): (0.9933504432048295, 0.01044604849630956, 853.2287478253082),
    ("imaging", 1024, 4, 10): (0.9933281543022121, 0.010476559708967869, 850.9705157150836),
    ("imaging", 1024, 6, 1): (0.993350380552592, 0.004694844991428837, 1919.7505934272438),
    ("imaging", 1024, 6, 10): (0.9933281549191395, 0.004708933196280241, 1914.6843140833),
    ("imaging", 1024, 8, 1): (0.9933503587250639, 0.002651181333958935, 3412.8812211103545),
    ("imaging", 1024, 8, 10): (0.9933281551292384, 0.002659211181014258, 3403.8836295786955),
    ("coronagraph", 256, 1, 1): (0.0002536235256381121, 4.006771689871954e-06, 0.2567271358281065),
    ("coronagraph", 256, 1, 10): (0.0002556971430254402, 4.046292019074991e-06, 0.2578660978435256),
    ("coronagraph", 256, 2, 1): (0.00026556170606628003, 1.3600843274130003e-06, 1.0795892481003078),
    ("coronagraph", 256, 2, 10): (0.00026794832983115284, 1.374187052403482e-06, 1.08294164148743),
    ("coronagraph", 256, 4, 1): (0.00026556047426135916, 3.555456206748885e-07, 4.318227817199572),
    ("coronagraph", 256, 4, 10): (0.00026794838186284576, 3.591283186234704e-07, 4.3317824706935895),
    ("coronagraph", 256, 8, 1): (0.00026556016541356433, 8.98811010912337e-08, 17.272781956947988),
    ("coronagraph", 256, 8, 10): (0.00026794839452327137, 9.07802944288475e-08, 17.327145632488595),
    ("coronagraph", 1024, 1, 1): (0.0002570053426623058, 4.070816630134705e-06, 0.2572476180707706),
    ("coronagraph", 1024, 1, 10): (0.00025910085085561113, 4.110529890712141e-06, 0.25858331039052046),
    ("coronagraph", 1024, 2, 1): (0.0002689878721920818, 1.3783446117374357e-06, 1.080470547416789),
    ("coronagraph", 1024, 2, 10): (0.00027138877854889653, 1.3924759184429196e-06, 1.084422208814581),
    ("coronagraph", 1024, 4, 1): (0.00026898687621982204, 3.6026314678373614e-07, 4.321784411962864),
    ("coronagraph", 1024, 4, 10): (0.00027138883717795756, 3.6385266469972645e-07, 4.337703948378194),
    ("coronagraph", 1024, 6, 1): (0.0002689866900060719, 1.614379190806222e-07, 9.723973840263879),
    ("coronagraph", 1024, 8, 1): (0.0002689866247099809, 9.107018732212868e-08, 17.287038998153495),
}


def check_known(largest):
    good = True
    for point, known in KNOWN.items():
        if point[1] > largest:
            continue
        found = answer(*point)
        worst = max(abs(found[key] / value - 1) for key, value in zip(("sum", "peak", "second-moment"), known))
        good &= worst < 1e-12
        print(*point, f"{'ok' if worst < 1e-12 else 'WRONG'}, differs by {worst:.1e}", flush=True)
    return good


def print_section(kind, n, k, count):
    print(f'[golden "pupil={n},oversample={k},wavelengths={count}"]')
    for key, value in answer(kind, n, k, count).items():
        print(f"\t{key} = {value!r}")
    sys.stdout.flush()


def main(words):
    if words[:1] == ["known"] and len(words) <= 2:
        sys.exit(0 if check_known(int(words[1]) if len(words) == 2 else 1 << 30) else 1)
    if len(words) == 4 and words[0] in ("imaging", "coronagraph"):
        print_section(words[0], *map(int, words[1:]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
