/*
 * tests.h: the files of this program.
 */
#ifndef LAPCHART_TESTS_CUDA_EXPRESSION_H
#define LAPCHART_TESTS_CUDA_EXPRESSION_H

#include "../check_main.h"

TCase *elements_tests(void);
TCase *nvrtc_tests(void);
TCase *source_tests(void);

#endif
