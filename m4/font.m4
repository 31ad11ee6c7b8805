# LC_FONT_FILE: charts load their font from a file, so that their bytes do not
# depend on fontconfig's choice. --with-font=FILE names another one.
AC_DEFUN([LC_FONT_FILE], [
  AC_ARG_WITH([font], [AS_HELP_STRING([--with-font=FILE], [TrueType or OpenType font of the charts])], [], [with_font=])
  AC_ARG_WITH([font-bold], [AS_HELP_STRING([--with-font-bold=FILE], [its bold face])], [], [with_font_bold=])
  for lc_folder in /usr/share/fonts/truetype/open-sans /usr/share/fonts/open-sans; do
    AS_IF([test "x$with_font" = x && test -r "$lc_folder/OpenSans-Regular.ttf"], [
      with_font=$lc_folder/OpenSans-Regular.ttf
      with_font_bold=$lc_folder/OpenSans-Semibold.ttf])
  done
  AS_IF([test "x$with_font" = x],
    [AC_MSG_ERROR([no font file found. On Debian: apt install fonts-open-sans, or --with-font=FILE])])
  AS_IF([test "x$with_font_bold" = x], [with_font_bold=$with_font])
  for lc_font in "$with_font" "$with_font_bold"; do
    AS_IF([test -r "$lc_font"], [], [AC_MSG_ERROR([the font file $lc_font cannot be read])])
  done
  AC_SUBST([LC_FONT], [$with_font])
  AC_SUBST([LC_FONT_BOLD], [$with_font_bold])
])
