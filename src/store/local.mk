noinst_LIBRARIES += src/store/libstore.a
src_store_libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(JSON_CFLAGS)
src_store_libstore_a_SOURCES = \
	src/store/commit.c \
	src/store/connection.h \
	src/store/environment.c \
	src/store/failure.c \
	src/store/lookup.c \
	src/store/machine.c \
	src/store/metric.c \
	src/store/migrations.c \
	src/store/migrations.h \
	src/store/plane.c \
	src/store/point.c \
	src/store/query.c \
	src/store/query.h \
	src/store/result.c \
	src/store/run.c \
	src/store/sample.c \
	src/store/store.c \
	src/store/store.h \
	src/store/tables.h \
	src/store/take.c \
	src/store/take.h \
	src/store/transaction.c
nodist_src_store_libstore_a_SOURCES = src/store/schema.c

# The schema is compiled in: each line of schema.sql becomes a line of one C string.
EXTRA_DIST += src/store/schema.sql
CLEANFILES += src/store/schema.c
src/store/schema.c: $(top_srcdir)/src/store/schema.sql
	$(AM_V_GEN)$(MKDIR_P) src/store && { \
	  echo '#include "store/migrations.h"' && echo && echo 'const char store_schema[] =' && \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/	"&\\n"/' $(top_srcdir)/src/store/schema.sql && echo '	;'; \
	} >$@.tmp && mv -f $@.tmp $@
