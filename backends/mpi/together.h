/*
 * together.h: how rank 0 leads the others, and how they wait.
 */
#ifndef LAPCHART_MPI_TOGETHER_H
#define LAPCHART_MPI_TOGETHER_H

#include "base/error.h"

/* What rank 0 tells the others to run with it. */
enum command { COMMAND_PREPARE, COMMAND_RUN, COMMAND_SYNCHRONIZE, COMMAND_METRICS, COMMAND_PLANES, COMMAND_FINISH };
#define COMMAND_LEAVE (-1)

/* On rank 0. */
void together_tell(int command);
/* On the others: waits for it. Short waits spin, giving way to others; after some milliseconds it sleeps. */
int together_wait(void);

/* ranks_agree(). `timed`: the wait must not be longer than it has to be; it does not sleep. */
bool together_agree(bool good, bool timed, struct error *err);

#endif
