# Unit tests of reports/.
EXTRA_DIST += \
	tests/golden/reports/efficiency.txt \
	tests/golden/reports/elements.txt \
	tests/golden/reports/group-log-narrow.txt \
	tests/golden/reports/group.txt \
	tests/golden/reports/kinds.txt \
	tests/golden/reports/memory.txt \
	tests/unit/reports/definitions/psf-coronagraph.conf \
	tests/unit/reports/definitions/psf-imaging.conf \
	tests/unit/reports/published/tutorial.conf

if HAVE_CHECK
check_PROGRAMS += tests/unit/reports/reports_test tests/unit/reports/site_demo
TESTS += tests/unit/reports/reports_test
REPORTS_TEST_CPPFLAGS = $(UNIT_CPPFLAGS) -I$(top_srcdir) -DLC_FONT='"$(LC_FONT)"' -DLC_FONT_BOLD='"$(LC_FONT_BOLD)"'
tests_unit_reports_reports_test_CPPFLAGS = $(REPORTS_TEST_CPPFLAGS)
tests_unit_reports_reports_test_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_reports_reports_test_LDADD = $(LIBS_REPORTS) $(CHECK_LIBS)
tests_unit_reports_reports_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/chart/golden.c \
	tests/unit/chart/golden.h \
	tests/unit/reports/comparison_test.c \
	tests/unit/reports/content_test.c \
	tests/unit/reports/peers_test.c \
	tests/unit/reports/plate_test.c \
	tests/unit/reports/publish_test.c \
	tests/unit/reports/race.c \
	tests/unit/reports/race.h \
	tests/unit/reports/race_peers.c \
	tests/unit/reports/race_psf.c \
	tests/unit/reports/reports_test.c \
	tests/unit/reports/shop.c \
	tests/unit/reports/shop.h \
	tests/unit/reports/words_test.c
tests_unit_reports_site_demo_CPPFLAGS = $(REPORTS_TEST_CPPFLAGS)
tests_unit_reports_site_demo_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
tests_unit_reports_site_demo_LDADD = $(LIBS_REPORTS)
tests_unit_reports_site_demo_SOURCES = \
	tests/unit/reports/race.c \
	tests/unit/reports/race.h \
	tests/unit/reports/race_peers.c \
	tests/unit/reports/race_psf.c \
	tests/unit/reports/site_demo.c
endif
