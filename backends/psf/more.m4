dnl Shortcuts and processes for psf-imaging and psf-coronagraph. After configure.m4.
LC_BACKEND([psf-fastest])
LC_BACKEND([psf-processes])
LC_BACKEND([psf-processes-fftw], [
  LC_NEEDS_FFTW
  lc_saved_LIBS=$LIBS
  LIBS="-lfftw3_threads $FFTW_LIBS -lpthread $LIBS"
  AS_IF([test "x$lc_ok" = xyes], [
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[int fftw_init_threads(void);]], [[return !fftw_init_threads();]])],
      [], [lc_ok=no; lc_why="needs libfftw3_threads; on Debian: apt install libfftw3-dev"])])
  LIBS=$lc_saved_LIBS
])
