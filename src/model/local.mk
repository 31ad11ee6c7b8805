noinst_LIBRARIES += src/model/libmodel.a
src_model_libmodel_a_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS)
src_model_libmodel_a_SOURCES = \
	src/model/answer.c \
	src/model/answer.h \
	src/model/benchmark.c \
	src/model/benchmark.h \
	src/model/facts.c \
	src/model/facts.h \
	src/model/facts_json.c \
	src/model/json_read.c \
	src/model/json_read.h \
	src/model/launcher.c \
	src/model/launcher.h \
	src/model/library.c \
	src/model/library.h \
	src/model/library_name.c \
	src/model/library_name.h \
	src/model/metric.c \
	src/model/metric.h \
	src/model/params.c \
	src/model/params.h \
	src/model/plane.c \
	src/model/plane.h \
	src/model/plane_file.c \
	src/model/point.c \
	src/model/point.h \
	src/model/published.c \
	src/model/published.h \
	src/model/record.c \
	src/model/record.h \
	src/model/visit.c \
	src/model/visit.h \
	src/model/worker.c \
	src/model/worker.h
