dnl The backends of psf-imaging and psf-coronagraph.
m4_define([LC_NEEDS_FFTW], [
  PKG_CHECK_MODULES([FFTW], [fftw3 >= 3.3], [], [lc_ok=no; lc_why="needs fftw3 >= 3.3; on Debian: apt install libfftw3-dev"])
])
LC_BACKEND([psf-serial])
LC_BACKEND([psf-fftw], [LC_NEEDS_FFTW])
LC_BACKEND([psf-fastest], [LC_NEEDS_OPENMP])
