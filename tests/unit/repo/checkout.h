/*
 * checkout.h: real repositories in a temporary folder, made by the git command.
 */
#ifndef LAPCHART_TESTS_REPO_CHECKOUT_H
#define LAPCHART_TESTS_REPO_CHECKOUT_H

#include <stdbool.h>

#include "base/error.h"
#include "repo/repo.h"

/* A fixture: an empty private folder, which is also $HOME, so that no user's configuration has a say. */
void checkout_make(void);
void checkout_remove(void);

/* Path of something in that folder; lent until the next call but three. "" is the folder itself. */
const char *checkout_path(const char *name);

/* Runs a shell command in the folder; a failure ends the test. */
void checkout_run(const char *command);

/* `git init` with one commit of file "tracked". */
void checkout_commit(void);

/* Opens the repository at a path in the folder; a failure ends the test. */
struct repo *checkout_open(const char *name);

/* The message with which opening fails; success ends the test. */
const char *checkout_refusal(const char *name);

#endif
