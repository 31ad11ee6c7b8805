/*
 * parts_test.h: the files of tests of the point-spread function's library.
 */
#ifndef LAPCHART_TESTS_PSF_PARTS_TEST_H
#define LAPCHART_TESTS_PSF_PARTS_TEST_H

#include "../check_main.h"

TCase *answer_tests(void);
TCase *product_tests(void);
TCase *workspace_tests(void);

#endif
