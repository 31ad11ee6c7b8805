/*
 * quantise.h: an image with at most 256 colours. An image that has no more is
 * kept exactly; else the colours are parted by median cut (Heckbert 1982), and
 * each part is drawn in its most frequent colour, so that background, text and
 * lines keep theirs and only the shades at their edges move a little.
 */
#ifndef LAPCHART_CHART_QUANTISE_H
#define LAPCHART_CHART_QUANTISE_H

#include <stddef.h>
#include <stdint.h>

#define PALETTE_MAX 256

struct palette {
	uint32_t colours[PALETTE_MAX]; /* 0xrrggbb */
	size_t count;
};

/* pixels: 0x..rrggbb, the top byte is ignored; indexes: one byte a pixel, into palette->colours. */
void quantise(struct palette *palette, uint8_t *indexes, const uint32_t *pixels, size_t count);

#endif
