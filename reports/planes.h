/*
 * planes.h: the planes that a run kept, as pictures on the benchmark's page.
 */
#ifndef LAPCHART_REPORTS_PLANES_H
#define LAPCHART_REPORTS_PLANES_H

#include "chart/picture.h"
#include "reports/page_data.h"

/* Reads the planes that the pages show: of each backend of each board those at the largest value of the axis at which
 * it has any. The boards must be there. */
bool site_read_planes(struct site *site, struct store *store, struct error *err);
void plane_group_free(struct plane_group *group);

/* Under "plane_groups": a heading and pictures for each backend of the board that has some. */
void put_planes(struct value *section, const struct site *site, const struct board *board, struct font *font);

/* The picture of a plane; lends from both. Its title is the caller's to free. */
struct picture plane_picture(const struct site *site, const struct plane_group *group, const struct plane *plane);
/* "figure/SLUG-plane-BACKEND-NAME", without its ending; caller frees. */
char *plane_path(const struct site *site, const struct plane_group *group, const struct plane *plane);

#endif
