bin_PROGRAMS += lapchart
lapchart_SOURCES = src/command/main.c
lapchart_LDADD = src/base/libbase.a
