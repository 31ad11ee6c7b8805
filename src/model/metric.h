/*
 * metric.h: a number beside the time ("start_up_seconds", "copied_bytes",
 * "ranks"). The metrics of a visit are a struct answer that holds numbers only;
 * the end of a name is its unit.
 */
#ifndef LAPCHART_MODEL_METRIC_H
#define LAPCHART_MODEL_METRIC_H

#include "model/answer.h"

#define METRICS_MAX       64 /* of a visit */
#define METRIC_NAME_CHARS 64

/* [a-z][a-z0-9_]*, at most METRIC_NAME_CHARS. */
bool metric_name_is_good(const char *name);

/* {"start_up_seconds":0.0012}: finite numbers with good names, at most METRICS_MAX. `out` must be {0}. */
bool metrics_read_json(struct answer *out, struct json_object *object, struct error *err);

/* For people: "start-up" of "start_up_seconds", "copied" of "copied_bytes", "ranks per node" of "ranks_per_node". */
void metric_write_name(struct buf *out, const char *name);
/* In the unit that the name ends with: "1.20 ms" (_seconds), "4.00 MiB" (_bytes), "12.5%" (_share), else a number. */
void metric_write_value(struct buf *out, const char *name, double value);

#endif
