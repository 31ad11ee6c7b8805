/*
 * published.h: the figures of a text, as read from data/published/NAME.conf:
 * what others measured, elsewhere and then. They are shown beside what is
 * measured here, and never count as measured.
 */
#ifndef LAPCHART_MODEL_PUBLISHED_H
#define LAPCHART_MODEL_PUBLISHED_H

#include <stddef.h>

#include "model/params.h"

struct published_figure {
	char *id; /* unique in its text */
	char *benchmark;
	struct params params; /* those of the benchmark that the text tells */
	char *machine;        /* in the text's words */
	int year;             /* 0: the text does not tell */
	char *tool;           /* "numpy vectors" */
	char *backend;        /* the peer that is this tool today; NULL: there is none */
	char *native;         /* the native backend that computes in the same way; or NULL */
	double seconds;       /* of one iteration */
	double uncertainty;   /* of the seconds, relative; 0: none is told */
	char *note;           /* or NULL */
	char *reference;      /* id of the figure of this text that its speed-up is counted from; or NULL */
	char *where;          /* "poppy.conf:12", of the id: for messages */
};

struct published_text {
	char *title;      /* of the text; unique */
	char *short_name; /* for labels; never NULL */
	char *author, *url, *note;
	int year;   /* of its figures, where they do not tell another; 0: unknown */
	char *file; /* where it was read */
	struct published_figure *figures;
	size_t figure_count;
};

struct published {
	struct published_text *texts; /* in the order of their titles */
	size_t count;
};

void published_text_free(struct published_text *text);
void published_free(struct published *published);
/* NULL: the text has no figure of this id. */
const struct published_figure *published_find(const struct published_text *text, const char *id);

#endif
