dnl Shortcuts and processes for psf-imaging and psf-coronagraph. After configure.m4.
LC_BACKEND([psf-fastest], [LC_NEEDS_OPENMP])
