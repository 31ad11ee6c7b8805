/*
 * version.h: what this program is, and what compiled it.
 */
#ifndef LAPCHART_COMMAND_VERSION_H
#define LAPCHART_COMMAND_VERSION_H

#include "base/buf.h"

/* "lapchart 0.1.0", and below it the compiler with its flags: the text of --version. */
void version_write(struct buf *out);
/* One line for a run's record: "lapchart 0.1.0, gcc ... 12.2.0, -O2 -g". Static. */
const char *version_line(void);

#endif
