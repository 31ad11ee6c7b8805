# LC_LIBRARIES: what lapchart itself cannot be built without.
AC_DEFUN([LC_REQUIRE], [
  PKG_CHECK_MODULES([$1], [$2], [], [AC_MSG_ERROR([$2 is needed ($3). On Debian: apt install $4. ./quickstart does it.])])
])

AC_DEFUN([LC_LIBRARIES], [
  PKG_PROG_PKG_CONFIG
  LC_REQUIRE([GIT2], [libgit2 >= 1.5], [git repositories and configuration files], [libgit2-dev])
  LC_REQUIRE([SQLITE], [sqlite3 >= 3.37], [the store; 3.37 brought STRICT tables], [libsqlite3-dev])
  LC_REQUIRE([CAIRO], [cairo-ft cairo-svg >= 1.16], [charts], [libcairo2-dev])
  LC_REQUIRE([PNG], [libpng >= 1.6], [palette PNG with text chunks], [libpng-dev])
  LC_REQUIRE([HWLOC], [hwloc >= 2.5], [cores, caches and NUMA nodes], [libhwloc-dev])
  LC_REQUIRE([JSON], [json-c >= 0.15], [reading JSON], [libjson-c-dev])
  LC_REQUIRE([XXHASH], [libxxhash >= 0.8], [names of contents], [libxxhash-dev])
])
