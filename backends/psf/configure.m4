dnl The backends of psf-imaging and psf-coronagraph.
LC_BACKEND([psf-serial])
