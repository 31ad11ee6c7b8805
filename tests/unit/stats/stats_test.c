#include "../check_main.h"

TCase *coverage_tests(void);
TCase *crossover_tests(void);
TCase *metrics_tests(void);
TCase *robust_tests(void);
TCase *summary_tests(void);

CHECK_MAIN("stats", metrics_tests, robust_tests, summary_tests, coverage_tests, crossover_tests)
