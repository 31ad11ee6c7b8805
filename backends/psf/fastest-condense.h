/*
 * fastest-condense.h: a plane of the pupil condensed to its nodes:
 * K = l' E l (fastest-nodes.h).
 */
#ifndef LAPCHART_PSF_FASTEST_CONDENSE_H
#define LAPCHART_PSF_FASTEST_CONDENSE_H

#include "psf/fastest-matrix.h"
#include "psf/fastest-nodes.h"
#include "psf/fastest-team.h"

struct fastest_condenser {
	const struct psf *psf;
	struct fastest_nodes nodes;
	struct fastest_matrix cardinal; /* l: half x nodes */
	struct fastest_matrix sums;     /* row j: the sum of rows 0 ... j-1 of l; half + 1 rows */
	struct fastest_matrix rows;     /* E l */
	struct fastest_matrix result;   /* K */
};

bool fastest_condenser_make(struct fastest_condenser *out, const struct psf *psf, size_t nodes_needed,
			    struct error *err);
void fastest_condenser_free(struct fastest_condenser *condenser);

/* Fills `result` from an n x n plane, which must have the pupil's symmetries; of `mask`, where it is not NULL, from
 * the product of both by element. Fast where rows are constant but for a few steps. */
void fastest_condense(struct fastest_condenser *condenser, const struct fastest_team *team, const double *plane,
		      const double *mask);

double fastest_condense_flops(const struct fastest_condenser *condenser); /* of the product at its end */

#endif
