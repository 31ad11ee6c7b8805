# LC_SUMMARY: what will be built, and why not where not.
AC_DEFUN([LC_SUMMARY], [
  AS_ECHO(["
lapchart $VERSION
  compiler:   $LC_COMPILER
  flags:      $CFLAGS
  kernels:    $KERNEL_CFLAGS
  OpenMP:     ${OPENMP_CFLAGS:-no (the compiler has none)}
  font:       $LC_FONT
  sanitizers: asan $enable_asan, ubsan $enable_ubsan, tsan $enable_tsan; coverage $enable_coverage
  tests:
    unit tests:  $have_check
    HTML check:  $have_tidy
    valgrind:    $have_valgrind
  backends:$LC_BACKEND_SUMMARY
"])
])
