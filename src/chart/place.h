/*
 * place.h: labels that want to stand at given heights, moved apart.
 */
#ifndef LAPCHART_CHART_PLACE_H
#define LAPCHART_CHART_PLACE_H

#include <stddef.h>

/*
 * positions: the wanted places, in ascending order; become the places that are
 * at least `pitch` apart, within [low, high], and least moved (least squares,
 * by isotonic regression with pool-adjacent-violators; Barlow et al. 1972).
 * Where (count - 1) * pitch exceeds high - low, they run beyond high.
 */
void place_apart(double *positions, size_t count, double pitch, double low, double high);

#endif
