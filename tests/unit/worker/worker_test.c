#include "../check_main.h"

TCase *array_tests(void);
TCase *kernel_tests(void);
TCase *libs_tests(void);
TCase *reply_tests(void);
TCase *request_tests(void);
TCase *usage_tests(void);
TCase *visit_tests(void);

CHECK_MAIN("worker", array_tests, kernel_tests, libs_tests, reply_tests, request_tests, usage_tests, visit_tests)
