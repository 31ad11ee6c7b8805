dnl The backends of psf-imaging and psf-coronagraph.
m4_define([LC_NEEDS_FFTW], [
  PKG_CHECK_MODULES([FFTW], [fftw3 >= 3.3], [],
    [lc_ok=no; lc_why="needs fftw3 >= 3.3; on Debian: apt install libfftw3-dev"])
])
dnl Since FFTW 3.3.9 a program may do FFTW's work on threads of its own.
m4_define([LC_NEEDS_FFTW_THREADS], [
  LC_NEEDS_FFTW
  lc_saved_LIBS=$LIBS
  LIBS="-lfftw3_threads $FFTW_LIBS -lpthread $LIBS"
  AS_IF([test "x$lc_ok" = xyes], [
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[int fftw_init_threads(void); void fftw_threads_set_callback(void);]],
      [[fftw_threads_set_callback(); return !fftw_init_threads();]])],
      [], [lc_ok=no; lc_why="needs libfftw3_threads 3.3.9; on Debian: apt install libfftw3-dev"])])
  LIBS=$lc_saved_LIBS
])
LC_BACKEND([psf-serial])
LC_BACKEND([psf-fftw], [LC_NEEDS_FFTW])
LC_BACKEND([psf-fftw-threads], [LC_NEEDS_FFTW_THREADS])
LC_BACKEND([psf-openmp], [
  LC_NEEDS_FFTW
  AS_IF([test "x$lc_ok" = xyes], [LC_NEEDS_OPENMP])
])
dnl What BLAS there is, the backend blas has found out before (list.m4).
LC_BACKEND([psf-blas], [
  LC_NEEDS_FFTW
  AS_IF([test "x$lc_cv_blas" != xyes], [lc_ok=no; lc_why="needs libblas.so; on Debian: apt install libblas-dev"])
])
LC_BACKEND([psf-fastest])
LC_BACKEND([psf-processes])
LC_BACKEND([psf-processes-fftw], [LC_NEEDS_FFTW_THREADS])
