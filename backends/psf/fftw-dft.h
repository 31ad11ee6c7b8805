/*
 * fftw-dft.h: blocks of sequences (dft.h) transformed by FFTW, and what is
 * known of its plans.
 */
#ifndef LAPCHART_PSF_FFTW_DFT_H
#define LAPCHART_PSF_FFTW_DFT_H

#include <stdint.h>

#include "psf/dft.h"
#include "psf/psf.h"

/* How the planner decides: by rules of thumb, or by the clock. In the latter case what it learnt (its wisdom) is kept
 * in the user's cache folder, so that one run after the other uses the same plans. */
enum psf_planning { PSF_ESTIMATE, PSF_MEASURE };

/* The parameter `plan`: "estimate" or "measure". */
bool psf_param_plan(enum psf_planning *out, const struct params *params, struct error *err);

/* Of the planning. */
struct psf_planned {
	double seconds;
	uint64_t plans;  /* hash of both directions' plans, which tells whether two runs transformed in the same way */
	uint64_t wisdom; /* hash of all that the planner knows; 0 where nothing is kept */
};

/* Sequences of a block where there is no reason for another number: a block of usual lengths fits the second cache. */
#define PSF_FFTW_SEQUENCES 8

/* Plans for blocks of so many sequences. By more than one thread where the caller told FFTW so before. Only one thread
 * may be planning at a time. */
bool psf_fftw_dft(struct psf_dft **out, struct psf_planned *planned, size_t length, size_t sequences,
		  enum psf_planning planning, struct error *err);
/* One more owner of the same plans, who frees them as well. Several threads may execute them at a time. */
struct psf_dft *psf_fftw_share(struct psf_dft *dft);

/* plan_seconds, plan_hash and wisdom_hash; hashes of 48 bits, so that every reader of numbers keeps them. */
void psf_planned_metrics(struct answer *metrics, const struct psf_planned *planned);

/* For describe(): the library, as kind "fft". */
void psf_fftw_describe(struct worker *worker);

#endif
