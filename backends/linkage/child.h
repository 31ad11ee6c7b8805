/*
 * child.h: for libraries that tell about themselves by printing only: let one
 * print in a child, where stdout and stderr are a pipe. Private to
 * backends/linkage.
 */
#ifndef LAPCHART_LINKAGE_CHILD_H
#define LAPCHART_LINKAGE_CHILD_H

#include "base/buf.h"

/* Runs ask(context) in a child and appends what it prints (about 64 KiB are kept). False where there is no child, or it
 * died, or took more than some seconds: what it had printed until then is of no use. */
bool child_ask(struct buf *out, void (*ask)(const void *context), const void *context);

#endif
