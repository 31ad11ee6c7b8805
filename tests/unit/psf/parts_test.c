#include "parts_test.h"

CHECK_MAIN("psf", answer_tests, product_tests, workspace_tests)
