# LC_BACKENDS: each backend brings backends/NAME/configure.m4, which calls
#
#   LC_BACKEND([name], [tests], [what it needs])
#
# The tests set lc_ok=no and, better, lc_why="needs ..." where the backend
# cannot be built. --without-backend-NAME turns one off. The result is the
# automake conditional BACKEND_NAME and a line of the summary.
m4_define([LC_UPPER], [m4_translit([$1], [a-z-], [A-Z_])])

AC_DEFUN([LC_BACKEND], [
  AC_ARG_WITH([backend-$1], [AS_HELP_STRING([--without-backend-$1], [do not build the backend $1])], [],
    [with_backend_]m4_translit([$1], [-], [_])[=yes])
  lc_ok=yes
  lc_why="needs $3"
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

m4_include([backends/list.m4])
