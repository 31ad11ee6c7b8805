/*
 * kinds.h: native backends, those that compute on a GPU, and peers: other
 * people's programs beside the native backend that computes in the same way.
 * The workers say which they are (model/worker.h); the environment keeps it.
 */
#ifndef LAPCHART_REPORTS_KINDS_H
#define LAPCHART_REPORTS_KINDS_H

#include "reports/page_data.h"

/* In the figures "native", "GPU", "peers". */
const char *kind_words(enum kind kind);

bool entry_on_gpu(const struct site *site, const struct entry *entry);
/* Name of the native backend beside which a peer stands; NULL: it is no peer. */
const char *entry_native(const struct site *site, const struct entry *entry);
enum kind entry_kind(const struct site *site, const struct entry *entry);

/* Seconds that the device itself took (metric device_seconds), median over the visits; NaN: not told. */
double entry_device_seconds(const struct entry *entry);

/* "gpu" and "peer_of" of a row, where they are so; "device_time". */
void put_kind(struct value *row, const struct site *site, const struct entry *entry);

#endif
