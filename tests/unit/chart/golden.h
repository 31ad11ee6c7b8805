/*
 * golden.h: text that has to be what tests/golden/NAME holds.
 * UPDATE_GOLDEN=1 writes the file anew.
 */
#ifndef LAPCHART_TESTS_CHART_GOLDEN_H
#define LAPCHART_TESTS_CHART_GOLDEN_H

#include "base/buf.h"

void golden_check(const char *name, const struct buf *got);

#endif
