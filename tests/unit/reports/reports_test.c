#include "../check_main.h"

extern TCase *content_tests(void), *publish_tests(void), *words_tests(void);

CHECK_MAIN("reports", content_tests, publish_tests, words_tests)
