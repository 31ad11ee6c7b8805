# Unit tests of src/model.
if HAVE_CHECK
check_PROGRAMS += tests/unit/model/model_test
TESTS += tests/unit/model/model_test
tests_unit_model_model_test_CPPFLAGS = $(UNIT_CPPFLAGS)
tests_unit_model_model_test_LDADD = $(LIBS_MODEL) $(CHECK_LIBS)
tests_unit_model_model_test_SOURCES = \
	tests/unit/check_main.h \
	tests/unit/model/answer_test.c \
	tests/unit/model/benchmark_test.c \
	tests/unit/model/environment_test.c \
	tests/unit/model/facts_json_test.c \
	tests/unit/model/facts_test.c \
	tests/unit/model/json_read_test.c \
	tests/unit/model/launcher_test.c \
	tests/unit/model/library_test.c \
	tests/unit/model/metric_test.c \
	tests/unit/model/model_test.c \
	tests/unit/model/params_test.c \
	tests/unit/model/plane_test.c \
	tests/unit/model/point_test.c \
	tests/unit/model/visit_test.c \
	tests/unit/model/worker_test.c
endif
