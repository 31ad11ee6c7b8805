# LC_TEST_TOOLS: what the tests use. A test whose tool is not there skips and says so.
AC_DEFUN([LC_TEST_TOOLS], [
  PKG_CHECK_MODULES([CHECK], [check >= 0.15], [have_check=yes], [have_check="no (needs check)"])
  AM_CONDITIONAL([HAVE_CHECK], [test "x$have_check" = xyes])
  AC_CHECK_PROG([have_tidy], [tidy], [yes], [no (needs tidy)])
  AC_CHECK_PROG([have_valgrind], [valgrind], [yes], [no (needs valgrind)])
  AC_CHECK_PROGS([PYTHON], [python3], [python3])
])
