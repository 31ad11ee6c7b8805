noinst_LIBRARIES += src/model/libmodel.a
src_model_libmodel_a_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS)
src_model_libmodel_a_SOURCES = \
	src/model/answer.h \
	src/model/benchmark.h \
	src/model/facts.h \
	src/model/library.h \
	src/model/params.h \
	src/model/point.h \
	src/model/record.h \
	src/model/visit.h \
	src/model/worker.h
