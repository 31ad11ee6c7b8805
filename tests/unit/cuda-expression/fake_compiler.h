/*
 * fake_compiler.h: backends/cuda-expression/compiler.h over the C compiler. The "code" is the path of a shared library,
 * which cudaLibraryLoadData() of fake_library.c loads and removes.
 */
#ifndef LAPCHART_TESTS_FAKE_COMPILER_H
#define LAPCHART_TESTS_FAKE_COMPILER_H

enum fake_compiler_state {
	FAKE_COMPILER_GOOD,
	FAKE_COMPILER_MISSING,   /* the library */
	FAKE_COMPILER_TOO_NEW,   /* for the device */
	FAKE_COMPILER_COMPLAINS, /* of any source */
};

/* From now on. */
void fake_compiler_set(enum fake_compiler_state state);

#endif
