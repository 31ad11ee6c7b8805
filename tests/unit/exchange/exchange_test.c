#include "../check_main.h"

TCase *damage_tests(void);
TCase *file_tests(void);

CHECK_MAIN("exchange", damage_tests, file_tests)
