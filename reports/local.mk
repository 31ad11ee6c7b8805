noinst_LIBRARIES += reports/libreports.a
reports_libreports_a_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
reports_libreports_a_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
reports_libreports_a_SOURCES = \
	reports/benchmark.c \
	reports/board.c \
	reports/board.h \
	reports/board_axes.c \
	reports/boards.c \
	reports/classes.c \
	reports/classes.h \
	reports/commit.c \
	reports/compare.c \
	reports/crossovers.c \
	reports/crossovers.h \
	reports/data.c \
	reports/families.c \
	reports/figure_page.c \
	reports/group.c \
	reports/groups.c \
	reports/index.c \
	reports/libraries.c \
	reports/line_words.c \
	reports/line_words.h \
	reports/load.c \
	reports/machine.c \
	reports/metrics.c \
	reports/metrics.h \
	reports/name_list.c \
	reports/name_list.h \
	reports/numbers.c \
	reports/numbers.h \
	reports/page_data.c \
	reports/page_data.h \
	reports/plane_page.c \
	reports/planes.c \
	reports/planes.h \
	reports/plate.c \
	reports/plate.h \
	reports/plate_group.c \
	reports/plate_lines.c \
	reports/plate_memory.c \
	reports/plate_scaling.c \
	reports/problems.c \
	reports/problems.h \
	reports/publish.c \
	reports/report.h \
	reports/site.h \
	reports/style.c \
	reports/table.c \
	reports/verdict.c \
	reports/words.c \
	reports/words.h
