/*
 * fake_runtime.h: a CUDA runtime without a device, for tests of the host side. fake_runtime.c defines the functions of
 * the runtime that backends call; a test links it in place of the CUDA library, and in place of the .cu file functions
 * that run the bodies of the kernels (cuda/body.h) on the processor. "Device memory" is memory of the process: a
 * sanitizer sees what goes beyond its end, and a body that reads what was never uploaded reads 0xff bytes (NaN).
 */
#ifndef LAPCHART_TESTS_FAKE_RUNTIME_H
#define LAPCHART_TESTS_FAKE_RUNTIME_H

#include <cuda_runtime_api.h>
#include <stdbool.h>
#include <stddef.h>

#include "cuda/body.h"

/* How the device is from now on; fake_cuda_reset() makes it one with plenty of memory, where nothing fails, as it is
 * at first. */
void fake_cuda_reset(void);
void fake_cuda_set_devices(int count, cudaError_t status);
void fake_cuda_set_memory(size_t bytes);

/* Call number `nth` (1: the next) of the function of that name fails once with the status; a kernel's start is
 * "launch". */
void fake_cuda_fail(const char *function, int nth, cudaError_t status);

/* What was not given back: allocations on the device, pinned memory, events, and what fake_cuda_hold() counts. */
size_t fake_cuda_left(void);
/* Calls of the function since the reset. */
int fake_cuda_calls(const char *function);

/* For functions of the runtime that another file defines: counts the call, and gives what it is to return now; and what
 * it gave (more: 1) or took back (-1) of that kind, for fake_cuda_left(). */
cudaError_t fake_cuda_call(const char *function);
void fake_cuda_hold(int more);

/* To be called by each function that stands for a launch. False: it fails, and is not to compute. */
bool fake_cuda_launch(void);

/* Runs `call`, which names `at`, for each of `threads` threads of a launch, in an order that is not theirs: the last
 * one first. */
#define FAKE_LAUNCH(threads, call)                                                                                     \
	do {                                                                                                           \
		if (!fake_cuda_launch())                                                                               \
			break;                                                                                         \
		for (size_t thread = (threads); thread-- > 0;) {                                                       \
			struct cuda_at at = {thread, (threads)};                                                       \
			call;                                                                                          \
		}                                                                                                      \
	} while (0)

#endif
