#include "../check_main.h"

TCase *buf_tests(void);
TCase *error_tests(void);
TCase *file_tests(void);
TCase *hash_tests(void);
TCase *json_tests(void);
TCase *mem_tests(void);
TCase *number_tests(void);
TCase *number_write_tests(void);
TCase *path_tests(void);
TCase *pattern_tests(void);
TCase *utf8_tests(void);

CHECK_MAIN("base", buf_tests, error_tests, file_tests, hash_tests, json_tests, mem_tests, number_tests,
	   number_write_tests, path_tests, pattern_tests, utf8_tests)
