# The program. It links no BLAS, MPI or CUDA: these are the workers' business.
bin_PROGRAMS += lapchart
lapchart_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir) \
	-DLAPCHART_VERSION='"$(VERSION)"' \
	-DLAPCHART_COMPILER='"$(LC_COMPILER)"' \
	-DLAPCHART_FLAGS='"$(strip $(filter-out -W%,$(CPPFLAGS) $(AM_CFLAGS) $(CFLAGS)))"' \
	-DLAPCHART_SOURCE_DIR='"$(abs_top_srcdir)"' \
	-DLAPCHART_LIBEXEC_DIR='"$(pkglibexecdir)"' \
	-DLAPCHART_DATA_DIR='"$(pkgdatadir)"' \
	-DLAPCHART_FONT='"$(LC_FONT)"' \
	-DLAPCHART_FONT_BOLD='"$(LC_FONT_BOLD)"'
lapchart_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
lapchart_LDADD = $(LIBS_REPORTS) $(LIBS_EXCHANGE) $(LIBS_HARNESS) $(LIBS_PLAN) $(LIBS_REPO)
lapchart_SOURCES = \
	src/command/bench_blas.c \
	src/command/bench_setup.c \
	src/command/bench_setup.h \
	src/command/command.h \
	src/command/commands.c \
	src/command/completion.c \
	src/command/export.c \
	src/command/export_choice.c \
	src/command/export_choice.h \
	src/command/help.c \
	src/command/import.c \
	src/command/import_sink.c \
	src/command/import_sink.h \
	src/command/list.c \
	src/command/machine.c \
	src/command/main.c \
	src/command/manual.c \
	src/command/options.c \
	src/command/options.h \
	src/command/places.c \
	src/command/places.h \
	src/command/progress.c \
	src/command/progress.h \
	src/command/publish.c \
	src/command/results.c \
	src/command/results.h \
	src/command/results_print.c \
	src/command/run.c \
	src/command/run.h \
	src/command/run_budget.c \
	src/command/run_dry.c \
	src/command/run_points.c \
	src/command/run_visits.c \
	src/command/show.c \
	src/command/stored_commit.c \
	src/command/stored_commit.h \
	src/command/terminal.c \
	src/command/terminal.h \
	src/command/version.c \
	src/command/version.h \
	src/command/worker_check.c
