# LC_NEEDS_MPI: for the tests of a backend that runs MPI ranks. MPI_CFLAGS and
# MPI_LIBS come from pkg-config, or from mpicc where that knows no MPI (Open
# MPI's has --showme), or from the user.
AC_DEFUN([LC_NEEDS_MPI], [
  AC_REQUIRE([LC_MPI])
  AS_IF([test "x$lc_cv_mpi" != xyes], [lc_ok=no])
])

AC_DEFUN([LC_MPI], [
  AC_ARG_VAR([MPI_CFLAGS], [C compiler flags for MPI, overriding pkg-config])
  AC_ARG_VAR([MPI_LIBS], [linker flags for MPI, overriding pkg-config])
  AS_IF([test "x$MPI_CFLAGS$MPI_LIBS" = x], [
    for lc_mpi in ompi-c mpich mpi-c; do
      AS_IF([$PKG_CONFIG --exists $lc_mpi 2>/dev/null], [
        MPI_CFLAGS=`$PKG_CONFIG --cflags $lc_mpi`
        MPI_LIBS=`$PKG_CONFIG --libs $lc_mpi`
        break])
    done])
  AS_IF([test "x$MPI_CFLAGS$MPI_LIBS" = x && mpicc --showme:link >/dev/null 2>&1], [
    MPI_CFLAGS=`mpicc --showme:compile`
    MPI_LIBS=`mpicc --showme:link`])
  lc_saved_CFLAGS=$CFLAGS
  lc_saved_LIBS=$LIBS
  CFLAGS="$CFLAGS $MPI_CFLAGS"
  LIBS="$MPI_LIBS $LIBS"
  AC_CACHE_CHECK([whether an MPI program can be linked], [lc_cv_mpi], [
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <mpi.h>]], [[
      MPI_Win window;
      MPI_Init(0, 0);
      MPI_Win_lock_all(0, window);
      return MPI_Finalize();]])], [lc_cv_mpi=yes], [lc_cv_mpi=no])])
  CFLAGS=$lc_saved_CFLAGS
  LIBS=$lc_saved_LIBS
])
