#include "../check_main.h"

TCase *formula_tests(void);
TCase *config_tests(void);
TCase *definition_tests(void);
TCase *plan_tests(void);
TCase *schedule_tests(void);
TCase *verify_tests(void);
TCase *data_tests(void);
TCase *published_tests(void);

CHECK_MAIN("plan", formula_tests, config_tests, definition_tests, plan_tests, schedule_tests, verify_tests, data_tests,
	   published_tests)
