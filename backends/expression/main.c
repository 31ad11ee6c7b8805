/* A worker that can also show its program. */
#include <stdio.h>
#include <string.h>

#include "expression/disassemble.h"
#include "worker/request.h"
#include "worker/worker.h"

static int help(const char *program)
{
	request_print_usage(stdout, program);
	printf("       %s --disassemble EXPRESSION [NAME=TYPE]...\n"
	       "Prints the program that an expression is compiled to; types are bool, int, float, double, complex.\n",
	       program);
	return WORKER_GOOD;
}

int main(int argc, char **argv)
{
	static const struct worker_build build = {WORKER_COMPILER, WORKER_FLAGS WORKER_OWN_FLAGS};
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		return help(argv[0]);
	if (argc > 1 && strcmp(argv[1], "--disassemble") == 0)
		return disassemble(argc - 2, argv + 2, disassemble_program, NULL, stdout, stderr);
	return worker_main(&backend, &build, argc, argv);
}
