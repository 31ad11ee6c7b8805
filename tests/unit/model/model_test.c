#include "../check_main.h"

TCase *answer_tests(void);
TCase *benchmark_tests(void);
TCase *environment_tests(void);
TCase *facts_tests(void);
TCase *facts_json_tests(void);
TCase *json_read_tests(void);
TCase *launcher_tests(void);
TCase *library_tests(void);
TCase *metric_tests(void);
TCase *params_tests(void);
TCase *plane_tests(void);
TCase *point_tests(void);
TCase *visit_tests(void);
TCase *worker_tests(void);

CHECK_MAIN("model", answer_tests, benchmark_tests, environment_tests, facts_tests, facts_json_tests, json_read_tests,
	   launcher_tests, library_tests, metric_tests, params_tests, plane_tests, point_tests, visit_tests,
	   worker_tests)
