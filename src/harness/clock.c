#include "harness/clock.h"

#include <time.h>

double clock_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void clock_sleep(double seconds)
{
	time_t whole = (time_t)seconds;
	struct timespec pause = {whole, (long)((seconds - (double)whole) * 1e9)};
	nanosleep(&pause, NULL);
}

int64_t clock_unix_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
