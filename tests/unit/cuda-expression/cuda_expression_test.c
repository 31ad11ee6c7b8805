#include "tests.h"

CHECK_MAIN("cuda-expression", source_tests, elements_tests, nvrtc_tests)
