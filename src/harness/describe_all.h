/*
 * describe_all.h: the descriptions of many workers, several at a time.
 *
 * Interpreters take a tenth of a second and more to start, and there are many
 * workers. A process can look after one worker at a time (brood.h), so children
 * of this program ask, each one worker after the other, and send back what they
 * were told. They end with this program, however it ends.
 */
#ifndef LAPCHART_HARNESS_DESCRIBE_ALL_H
#define LAPCHART_HARNESS_DESCRIBE_ALL_H

#include "harness/candidate.h"

#define DESCRIBERS_MAX 8

/* Answers each candidate that has no answer yet as harness_describe() would, within `seconds` each, by up to
 * `describers` processes (and not more than DESCRIBERS_MAX); 1: by this process itself. The answers do not depend on
 * how many there are. What such a process was busy with when it died, this one asks anew. */
void describe_all(struct candidate *items, size_t count, const char *scratch, double seconds, size_t describers);

#endif
