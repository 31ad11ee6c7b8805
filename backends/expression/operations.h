/*
 * operations.h: the two expressions as numpy evaluates them: each operation runs over all elements and leaves its
 * result in an array of its own.
 */
#ifndef LAPCHART_EXPRESSION_OPERATIONS_H
#define LAPCHART_EXPRESSION_OPERATIONS_H

#include "expression/problem.h"

/* Temporary arrays of `capacity` elements; those that the problem does not need are NULL. numpy asks for new ones each
 * time; here they stand ready. */
struct operations {
	size_t capacity;
	double *sum;                               /* c + d */
	struct expression_complex *square, *moved; /* z*z; z*z + q */
	double *absolute;                          /* abs(z*z + q) */
	unsigned char *done;                       /* abs(z*z + q) > 2 */
};

bool operations_allocate(struct operations *out, const struct problem *problem, size_t capacity, struct error *err);
void operations_free(struct operations *operations); /* leaves it empty */

/* The results of `count` <= capacity elements from element `begin`. */
void operations_evaluate(const struct operations *operations, const struct problem *problem, size_t begin,
			 size_t count);

#endif
