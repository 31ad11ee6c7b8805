# LC_NEEDS_CUDA_LIBRARY(name, header, function): for the tests of a backend that
# uses one of the toolkit's libraries (cublas, cufft, nvrtc) beside the runtime.
# Comes after backends/cuda/configure.m4. NAME_LIBS holds what to link: the
# library is loaded from the toolkit's folder, as that need not be one in which
# the dynamic linker looks; its LD_LIBRARY_PATH goes first.
AC_DEFUN([LC_NEEDS_CUDA_LIBRARY], [
  AS_IF([test "x$lc_cv_cuda" != xyes], [lc_ok=no; lc_why="needs the backend cuda, which this build does not have"], [
    lc_saved_CFLAGS=$CFLAGS
    lc_saved_LIBS=$LIBS
    CFLAGS="$CFLAGS $CUDA_CFLAGS"
    LIBS="$CUDA_LIBRARY_PATH -l$1 $CUDA_LIBS $LIBS"
    AC_CACHE_CHECK([for $1 of the CUDA toolkit], [lc_cv_$1], [
      AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <$2>]], [[return $3 == 0;]])], [lc_cv_$1=yes], [lc_cv_$1=no])])
    CFLAGS=$lc_saved_CFLAGS
    LIBS=$lc_saved_LIBS
    AS_IF([test "x$lc_cv_$1" != xyes], [lc_ok=no; lc_why="needs $1 of the CUDA toolkit"])])
  lc_rpath=`AS_ECHO(["$CUDA_LIBRARY_PATH"]) | sed 's/-L/-Wl,-rpath,/g'`
  AC_SUBST(LC_UPPER([$1])[_LIBS], ["$CUDA_LIBRARY_PATH $lc_rpath -l$1"])
])
