#include "../check_main.h"

TCase *open_tests(void);
TCase *damage_tests(void);
TCase *migration_tests(void);
TCase *plane_tests(void);
TCase *record_tests(void);
TCase *result_tests(void);
TCase *lookup_tests(void);
TCase *take_tests(void);
TCase *kill_tests(void);
TCase *speed_tests(void);

CHECK_MAIN("store", open_tests, damage_tests, migration_tests, record_tests, result_tests, plane_tests, lookup_tests,
	   take_tests, kill_tests, speed_tests)
