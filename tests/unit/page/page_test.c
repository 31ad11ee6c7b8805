#include "../check_main.h"

TCase *escape_tests(void);
TCase *kill_tests(void);
TCase *mustache_tests(void);
TCase *output_tests(void);
TCase *syntax_tests(void);
TCase *template_tests(void);
TCase *value_tests(void);

CHECK_MAIN("page", value_tests, escape_tests, mustache_tests, syntax_tests, template_tests, output_tests, kill_tests)
