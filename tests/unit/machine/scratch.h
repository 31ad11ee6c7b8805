/*
 * scratch.h: captured machines, as they are and as private copies that a test
 * may edit. Anything that goes wrong here fails the test.
 */
#ifndef LAPCHART_TESTS_MACHINE_SCRATCH_H
#define LAPCHART_TESTS_MACHINE_SCRATCH_H

#define CAPTURED(name) TESTS_DIR "/machines/" name

char *scratch_empty(void);            /* an empty root */
char *scratch_copy(const char *tree); /* a copy of CAPTURED(tree) */
void scratch_drop(char *root);        /* removes and frees it */

void scratch_write(const char *root, const char *path, const char *text); /* and the folders above it */
void scratch_remove(const char *root, const char *path);                  /* a file or folder that must be there */
/* Replaces every `from` in a file; there must be one. */
void scratch_replace(const char *root, const char *path, const char *from, const char *to);

/* Compares with a file of tests/golden/machine; UPDATE_GOLDEN=1 writes it. */
void golden_check(const char *name, const char *text);

#endif
