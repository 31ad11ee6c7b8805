#include "../check_main.h"

TCase *name_tests(void);
TCase *child_tests(void);
TCase *fake_tests(void);

CHECK_MAIN("linkage", name_tests, child_tests, fake_tests)
