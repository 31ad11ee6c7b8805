#include "../check_main.h"

TCase *loop_tests(void);

CHECK_MAIN("measure", loop_tests)
