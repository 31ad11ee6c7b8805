noinst_LIBRARIES += src/repo/librepo.a
src_repo_librepo_a_CFLAGS = $(AM_CFLAGS) $(GIT2_CFLAGS)
src_repo_librepo_a_SOURCES = \
	src/repo/repo.h
