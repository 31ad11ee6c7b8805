/*
 * tests.h: the files of this program.
 */
#ifndef LAPCHART_TESTS_EXPRESSION_H
#define LAPCHART_TESTS_EXPRESSION_H

#include "../check_main.h"

TCase *opcodes_tests(void);
TCase *parser_tests(void);
TCase *program_tests(void);
TCase *random_tests(void);
TCase *rewrite_tests(void);

#endif
