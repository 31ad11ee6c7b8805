/*
 * turns.h: cosine and sine of angles in whole turns, for kernels' bodies (cuda/body.h): the device has functions whose
 * argument needs no reduction by pi.
 */
#ifndef LAPCHART_CUDA_PSF_TURNS_H
#define LAPCHART_CUDA_PSF_TURNS_H

#include "cuda/body.h"

#ifdef __CUDACC__
CUDA_BODY double cosine_of_turns(double turns)
{
	return cospi(2 * turns);
}

CUDA_BODY void sincos_of_turns(double turns, double *sine, double *cosine)
{
	sincospi(2 * turns, sine, cosine);
}
#else
CUDA_BODY double cosine_of_turns(double turns)
{
	return cos(2 * M_PI * (turns - rint(turns)));
}

CUDA_BODY void sincos_of_turns(double turns, double *sine, double *cosine)
{
	*sine = sin(2 * M_PI * (turns - rint(turns)));
	*cosine = cosine_of_turns(turns);
}
#endif

#endif
