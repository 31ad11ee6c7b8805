#include "../check_main.h"

extern TCase *comparison_tests(void), *content_tests(void), *peers_tests(void), *plate_tests(void),
	*publish_tests(void), *words_tests(void);

CHECK_MAIN("reports", comparison_tests, content_tests, peers_tests, plate_tests, publish_tests, words_tests)
