noinst_LIBRARIES += src/repo/librepo.a
src_repo_librepo_a_CFLAGS = $(AM_CFLAGS) $(GIT2_CFLAGS)
src_repo_librepo_a_SOURCES = \
	src/repo/recode.c \
	src/repo/recode.h \
	src/repo/repo.c \
	src/repo/repo.h
