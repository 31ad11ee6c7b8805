# LC_FLAGS: warnings, sanitizers and coverage as switches. Everything here goes
# into LC_CFLAGS and LC_LDFLAGS, so that a user's CFLAGS stay the user's.
AC_DEFUN([LC_SWITCH], [
  AC_ARG_ENABLE([$1], [AS_HELP_STRING([--enable-$1], [$2])], [], [enable_$1=no])
  AS_IF([test "x$enable_$1" = xyes], [
    LC_CFLAGS="$LC_CFLAGS $3"
    LC_LDFLAGS="$LC_LDFLAGS $3"])
])

AC_DEFUN([LC_FLAGS], [
  LC_CFLAGS="-std=gnu11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes"
  LC_LDFLAGS=
  AC_ARG_ENABLE([werror], [AS_HELP_STRING([--enable-werror], [treat warnings as errors])], [], [enable_werror=no])
  AS_IF([test "x$enable_werror" = xyes], [LC_CFLAGS="$LC_CFLAGS -Werror"])
  LC_SWITCH([asan], [build with AddressSanitizer], [-fsanitize=address -fno-omit-frame-pointer])
  LC_SWITCH([ubsan], [build with UndefinedBehaviorSanitizer], [-fsanitize=undefined -fno-sanitize-recover=undefined])
  LC_SWITCH([tsan], [build with ThreadSanitizer], [-fsanitize=thread])
  LC_SWITCH([coverage], [build for gcov], [--coverage -O0])
  AS_IF([test "x$enable_asan$enable_tsan" = xyesyes],
    [AC_MSG_ERROR([--enable-asan and --enable-tsan cannot be used together])])
  AC_SUBST([LC_CFLAGS])
  AC_SUBST([LC_LDFLAGS])
  AC_OPENMP
  # Recorded in the program and in every worker: what compiled it, and how.
  LC_COMPILER=`$CC --version 2>/dev/null | sed 1q`
  AC_SUBST([LC_COMPILER])
])
