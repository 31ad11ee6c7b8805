#include "tests.h"

CHECK_MAIN("expression", opcodes_tests, parser_tests, program_tests, random_tests, rewrite_tests)
