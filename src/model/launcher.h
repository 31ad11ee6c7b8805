/*
 * launcher.h: how a worker is started by another program: "mpirun -n {ranks}".
 *
 * A template of words between blanks; there are no quotes. {NAME}, also within
 * a word, stands for the value of the point's parameter of that name. The first
 * word is the launcher's program and holds no braces.
 */
#ifndef LAPCHART_MODEL_LAUNCHER_H
#define LAPCHART_MODEL_LAUNCHER_H

#include "base/buf.h"
#include "base/error.h"
#include "model/params.h"

/* Is the text such a template? */
bool launcher_check(const char *launcher, struct error *err);

/* Fills `word` with the next word, values put in, and moves *at behind it; an empty word: there was none left.
 * Begin with *at at the template. A parameter that is not there is an error that names it; `params` NULL: names stand
 * for themselves. */
bool launcher_next(struct buf *word, const char **at, const struct params *params, struct error *err);

#endif
