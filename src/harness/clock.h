/*
 * clock.h: seconds that go on evenly (CLOCK_MONOTONIC, which workers in any
 * language can read too).
 */
#ifndef LAPCHART_HARNESS_CLOCK_H
#define LAPCHART_HARNESS_CLOCK_H

#include <stdint.h>

double clock_now(void);
void clock_sleep(double seconds);
int64_t clock_unix_ns(void); /* time of day */

#endif
