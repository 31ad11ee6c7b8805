#include "../check_main.h"

TCase *decode_tests(void);
TCase *encode_tests(void);
TCase *mutation_tests(void);

CHECK_MAIN("wire", decode_tests, encode_tests, mutation_tests)
