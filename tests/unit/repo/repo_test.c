#include "../check_main.h"

#include <stdio.h>

TCase *open_tests(void);
TCase *commit_tests(void);
TCase *dirty_tests(void);

#define SKIPPED 77 /* what automake takes for a skip */

static int run(void)
{
	const check_cases cases[] = {open_tests, commit_tests, dirty_tests};
	return check_main("repo", cases, sizeof cases / sizeof *cases);
}

int main(void)
{
	if (system("git --version >/dev/null 2>&1") == 0)
		return run();
	fprintf(stderr, "skipped: these tests make repositories with the git command, which is not there\n");
	return SKIPPED;
}
