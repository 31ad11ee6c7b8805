#include "../check_main.h"

TCase *check_tests(void);
TCase *describe_all_tests(void);
TCase *describe_tests(void);
TCase *kill_tests(void);
TCase *launcher_tests(void);
TCase *limit_tests(void);
TCase *planes_tests(void);
TCase *proctree_tests(void);
TCase *reply_tests(void);
TCase *start_tests(void);
TCase *visit_tests(void);
TCase *wordlist_tests(void);

CHECK_MAIN("harness", wordlist_tests, reply_tests, proctree_tests, start_tests, visit_tests, planes_tests, limit_tests,
	   kill_tests, describe_tests, describe_all_tests, check_tests, launcher_tests)
