#include "../check_main.h"

TCase *buf_tests(void);

CHECK_MAIN("base", buf_tests)
