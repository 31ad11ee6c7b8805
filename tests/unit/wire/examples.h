/*
 * examples.h: one good line of each type, as a worker sends them.
 */
#ifndef LAPCHART_TESTS_WIRE_EXAMPLES_H
#define LAPCHART_TESTS_WIRE_EXAMPLES_H

#include "wire/message.h"

#define EXAMPLE_COUNT (MESSAGE_DONE + 1)

extern const char *const example_lines[EXAMPLE_COUNT]; /* the index is the type */

/* A message of that type with all that it can hold; free it. */
struct message example_message(enum message_type type);

#endif
