/*
 * atomic.h: what the bodies of kernels (body.h) do to memory that threads share. On the processor, where a test runs
 * one thread after the other, these are plain operations.
 */
#ifndef LAPCHART_CUDA_ATOMIC_H
#define LAPCHART_CUDA_ATOMIC_H

#include "cuda/body.h"

/* Adds 1 to the counter and returns what it was: a place in a list that belongs to this thread alone. The threads of a
 * warp that come here together ask once for all of them, and get neighbouring places. */
CUDA_BODY uint32_t cuda_take_place(uint32_t *counter)
{
#ifdef __CUDACC__
	unsigned here = __activemask(), lane = threadIdx.x % 32;
	int first = __ffs((int)here) - 1;
	uint32_t place = 0;
	if (lane == (unsigned)first)
		place = atomicAdd(counter, (uint32_t)__popc(here));
	return __shfl_sync(here, place, first) + (uint32_t)__popc(here & ((1u << lane) - 1));
#else
	return (*counter)++;
#endif
}

/* Puts the value in place of what was there, which is returned. */
CUDA_BODY int32_t cuda_exchange(int32_t *memory, int32_t value)
{
#ifdef __CUDACC__
	return atomicExch(memory, value);
#else
	int32_t before = *memory;
	*memory = value;
	return before;
#endif
}

#endif
