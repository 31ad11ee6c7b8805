"""How POPPY is to compute, said before it is imported: its worker processes take nothing else from their parent."""

import os

# POPPY's worker processes import it anew, and then use FFTW wherever it is installed, whatever the parent was told; but
# they read the same file of settings.
TEXT = """use_fftw = {fftw}
autosave_fftw_wisdom = False
use_mkl = False
use_opencl = False
use_cupy = False
enable_speed_tests = False
default_logging_level = WARN
"""


def write(with_fftw):
    """Into the current folder, which is the visit's own."""
    folder = os.path.join(os.getcwd(), "astropy-settings", "astropy")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "poppy.cfg"), "w", encoding="ascii") as settings:
        settings.write(TEXT.format(fftw=with_fftw))
    os.environ["XDG_CONFIG_HOME"] = os.path.dirname(folder)


def make(params, name, with_fftw):
    write(with_fftw)
    from lapchart_peers import poppy_system

    return getattr(poppy_system, name)(params)


def single(params):
    return make(params, "Single", False)


def fftw(params):
    return make(params, "Fftw", True)


def processes(params):
    return make(params, "Processes", False)
