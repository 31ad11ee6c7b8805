# LC_BACKENDS: the measured programs. backends/list.m4 names them; each brings
# backends/NAME/configure.m4, which calls
#
#   LC_BACKEND([name], [tests], [what it needs])
#
# The tests set lc_ok=no and, better, lc_why="needs ..." where the backend
# cannot be built. --without-backend-NAME turns one off. The result is the
# automake conditional BACKEND_NAME and a line of the summary.
AC_DEFUN([LC_BACKENDS], [
  LC_KERNEL_FLAGS
  m4_include([backends/list.m4])
])

m4_define([LC_UPPER], [m4_translit([$1], [a-z-], [A-Z_])])

AC_DEFUN([LC_BACKEND], [
  AC_ARG_WITH([backend-$1], [AS_HELP_STRING([--without-backend-$1], [do not build the backend $1])], [],
    [with_backend_]m4_translit([$1], [-], [_])[=yes])
  lc_ok=yes
  lc_why="needs m4_default([$3], [what is not there])"
  AS_IF([test "x$with_backend_]m4_translit([$1], [-], [_])[" = xno],
    [lc_ok=no; lc_why="turned off by --without-backend-$1"],
    [$2])
  AM_CONDITIONAL([BACKEND_]LC_UPPER([$1]), [test "x$lc_ok" = xyes])
  AS_IF([test "x$lc_ok" = xyes],
    [LC_BACKEND_SUMMARY="$LC_BACKEND_SUMMARY
    $1: yes"],
    [LC_BACKEND_SUMMARY="$LC_BACKEND_SUMMARY
    $1: no ($lc_why)"])
])

# LC_KERNEL_FLAGS: kernels are what is measured, so they have flags of their
# own, which come after CFLAGS: `CFLAGS="-O1 -g"` is for debugging lapchart, not
# for slow kernels. Contraction to FMA would move pixels of the answers.
# -march=native is left out on purpose: the same binary should stand for the
# same measurement everywhere; where vectors pay, functions are cloned for
# several instruction sets and the loader chooses (backends/worker/clones.h).
AC_DEFUN([LC_KERNEL_FLAGS], [
  AC_ARG_VAR([KERNEL_CFLAGS], [flags of the backends, after CFLAGS @<:@-O3 -ffp-contract=off@:>@])
  : ${KERNEL_CFLAGS="-O3 -ffp-contract=off"}
  lc_saved_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS $LC_CFLAGS $KERNEL_CFLAGS"
  AC_CACHE_CHECK([whether functions can be cloned for instruction sets], [lc_cv_target_clones], [
    AC_RUN_IFELSE([AC_LANG_PROGRAM([[
      __attribute__((target_clones("avx2", "default"))) static void twice(double *v, int n)
      {
        for (int i = 0; i < n; i++)
          v[i] += v[i];
      }]], [[
      double v[16] = { 1 };
      twice(v, 16);
      return v[0] != 2;]])],
      [lc_cv_target_clones=yes], [lc_cv_target_clones=no], [lc_cv_target_clones=no])])
  CFLAGS=$lc_saved_CFLAGS
  AS_IF([test "x$lc_cv_target_clones" = xyes],
    [AC_DEFINE([HAVE_TARGET_CLONES], [1], [Define if target_clones("avx2", "default") works.])])
])

# LC_NEEDS_OPENMP: for the tests of a backend that runs threads by OpenMP.
AC_DEFUN([LC_NEEDS_OPENMP], [
  lc_saved_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS $OPENMP_CFLAGS"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <omp.h>]], [[return !omp_get_max_threads();]])],
    [], [lc_ok=no; lc_why="needs a compiler with OpenMP"])
  CFLAGS=$lc_saved_CFLAGS
])
