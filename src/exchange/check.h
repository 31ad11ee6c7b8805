/*
 * check.h: is a record of lapchart's own format as a record must be? Kinds of members and references are looked at
 * elsewhere. Messages name the member. For the files of this floor only.
 */
#ifndef LAPCHART_EXCHANGE_CHECK_H
#define LAPCHART_EXCHANGE_CHECK_H

#include "exchange/records.h"

bool check_commit(const struct commit *commit, struct error *err);
bool check_machine(const struct machine *machine, struct error *err);
bool check_environment(const struct environment *environment, struct error *err);
/* The hash is that of the contents. */
bool check_libraries(const struct library_set *set, struct error *err);
bool check_run(const struct run *run, struct error *err);
bool check_result(const struct exchange_result *result, struct error *err);
bool check_visit(const struct visit *visit, struct error *err);
bool check_plane(const struct plane *plane, struct error *err);

#endif
