/*
 * fastest-nodes.h: the points in the pupil that stand for all of its pixels.
 *
 * What the pupil's light goes through is smooth: the detector sees cos(2 pi x U)
 * of at most L/2 periods in the pupil, the occulter is a Gaussian of few
 * periods. A smooth even function f(x) is known everywhere from its values at
 * few nodes, f(x) = sum of f(x_k) l_k(x) (Chebyshev interpolation in x^2). So
 * sums over pixels, sum of E_ij f(X_i) g(X_j), are sums over nodes, of
 * K_kl f(x_k) g(x_l) with K_kl = sum of l_k(X_i) E_ij l_l(X_j), and K does not
 * depend on f, g nor on the wavelength. Where there are fewer pixels than
 * nodes would be needed, the pixels themselves are the nodes.
 *
 * All is symmetric to x = 0, so nodes and pixels are those with x >= 0; pixels
 * beside the middle stand for their mirror images too. Lengths are in units of
 * the pupil's diameter.
 */
#ifndef LAPCHART_PSF_FASTEST_NODES_H
#define LAPCHART_PSF_FASTEST_NODES_H

#include "psf/psf.h"

struct fastest_nodes {
	size_t count;
	bool pixels;
	double *at;     /* x_k */
	double *weight; /* of the barycentric formula; 0 for pixels */
};

/* The pixels of half a row: how many there are, the first one in its row, where it is (pixel 0 is that one), and for
 * how many pixels it stands. */
size_t fastest_half(const struct psf *psf);
size_t fastest_first(const struct psf *psf);
double fastest_position(const struct psf *psf, size_t pixel);
double fastest_share(const struct psf *psf, size_t pixel);

/* How many nodes carry cos(2 pi x U) with |U| <= band, times cos(2 pi x V) of amplitude exp(-steepness V^2) for all V
 * (steepness 0: without this), to rounding. */
size_t fastest_nodes_needed(double band, double steepness);

/* Of the occulter's plane (fastest-occulter.h): how many frequencies 0 ... of the discrete transform g reaches at any
 * wavelength; and g(u) / N of one of them, for u and -u together. */
size_t fastest_frequencies(const struct psf *psf);
double fastest_amplitude(const struct psf *psf, double steepness, size_t u);

/* That many, or the pixels. */
bool fastest_nodes_make(struct fastest_nodes *out, const struct psf *psf, size_t needed, struct error *err);
void fastest_nodes_free(struct fastest_nodes *nodes);

/* l_k(x) * share for all k; x is a pixel's position where the nodes are pixels. */
void fastest_cardinal(double *to, const struct fastest_nodes *nodes, double x, double share);

#endif
