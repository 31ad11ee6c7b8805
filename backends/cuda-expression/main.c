/* A worker that can also show its program, as source and as PTX. */
#include <stdio.h>
#include <string.h>

#include "cuda-expression/listing.h"
#include "worker/request.h"
#include "worker/worker.h"

static int help(const char *program)
{
	request_print_usage(stdout, program);
	printf("       %s --disassemble [--ptx] EXPRESSION [NAME=TYPE]...\n"
	       "Prints the program that an expression is compiled to and the CUDA source made of it; with --ptx also "
	       "the "
	       "PTX\nthat NVRTC makes of that. Types are bool, int, float, double, complex. No device is needed.\n",
	       program);
	return WORKER_GOOD;
}

static int list(int count, char **words)
{
	bool with_ptx = count > 0 && strcmp(words[0], "--ptx") == 0;
	return disassemble(count - with_ptx, words + with_ptx, listing_print, &with_ptx, stdout, stderr);
}

int main(int argc, char **argv)
{
	static const struct worker_build build = {WORKER_COMPILER, WORKER_FLAGS};
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		return help(argv[0]);
	if (argc > 1 && strcmp(argv[1], "--disassemble") == 0)
		return list(argc - 2, argv + 2);
	return worker_main(&backend, &build, argc, argv);
}
