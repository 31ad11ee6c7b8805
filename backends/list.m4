dnl The backends, one line each: the list that grows. The order is that of the summary.
AC_DEFUN([LC_BACKENDS], [
])
