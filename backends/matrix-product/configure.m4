LC_BACKEND([blas], [
  lc_saved_LIBS=$LIBS
  LIBS="-lblas $LIBS"
  AC_CACHE_CHECK([for a BLAS to link with], [lc_cv_blas], [
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[void dgemm_(void), zgemm_(void), ddot_(void);]],
      [[dgemm_(); zgemm_(); ddot_();]])], [lc_cv_blas=yes], [lc_cv_blas=no])])
  LIBS=$lc_saved_LIBS
  AS_IF([test "x$lc_cv_blas" != xyes], [lc_ok=no])
], [libblas.so; on Debian: apt install libblas-dev])
