/*
 * message.h: what a worker replies: JSON, one object a line, "type" first.
 *
 *   {"type":"describe","backend":"openmp",...}      see model/worker.h
 *   {"type":"unavailable","reason":"no CUDA device"}
 *   {"type":"calibration","iterations":12,"warmups":3}
 *   {"type":"sample","seconds":0.0051,"iterations":12}   seconds of one iteration
 *   {"type":"answer","values":{"sum":1148485},"file":"psf.f64"}
 *   {"type":"metrics","values":{"start_up_seconds":0.0012}}   beside the time, see model/metric.h
 *   {"type":"planes","planes":[{"name":"pupil",...}]}         see model/plane.h
 *   {"type":"libraries","libraries":[...]}          that really ran, see model/library.h
 *   {"type":"usage","peak_bytes":...,"user_seconds":...}
 *   {"type":"error","message":"..."}
 *   {"type":"done"}                                 the last line: without it the reply is cut
 *
 * The same functions serve the workers (encode) and the harness (decode).
 * doc/worker.md is the contract for those who write a worker in any language.
 */
#ifndef LAPCHART_WIRE_MESSAGE_H
#define LAPCHART_WIRE_MESSAGE_H

#include <stdint.h>

#include "base/buf.h"
#include "model/answer.h"
#include "model/visit.h"
#include "model/worker.h"

#define WIRE_VERSION   1
#define WIRE_LINE_MAX  (1u << 20)  /* bytes of a line */
#define WIRE_REPLY_MAX (16u << 20) /* bytes of a whole reply */

enum message_type {
	MESSAGE_DESCRIBE,
	MESSAGE_UNAVAILABLE,
	MESSAGE_CALIBRATION,
	MESSAGE_SAMPLE,
	MESSAGE_ANSWER,
	MESSAGE_METRICS,
	MESSAGE_PLANES,
	MESSAGE_LIBRARIES,
	MESSAGE_USAGE,
	MESSAGE_ERROR,
	MESSAGE_DONE,
};

struct message {
	enum message_type type;
	struct worker worker;      /* DESCRIBE */
	char *text;                /* UNAVAILABLE, ERROR; never empty */
	double seconds;            /* SAMPLE: finite, > 0 */
	uint64_t iterations;       /* SAMPLE, CALIBRATION: > 0 */
	uint64_t warmups;          /* CALIBRATION */
	struct answer answer;      /* ANSWER; METRICS, without a file */
	struct planes planes;      /* PLANES: announced, names differ */
	struct library *libraries; /* LIBRARIES */
	size_t library_count;
	struct usage usage; /* USAGE */
};

/* The word that stands in the line. */
const char *message_name(enum message_type type);
/* Appends the line with its '\n'. A sample's seconds are written as they are; NaN, which JSON has not, becomes null. */
void message_encode(struct buf *out, const struct message *message);
/* Reads one line (without '\n'; `length` bytes that may hold anything). Errors are predicates of the line, to be put
 * behind its name: "is not JSON: <its start>", "has no number \"seconds\"". On failure nothing is left to be freed. */
bool message_decode(struct message *out, const char *line, size_t length, struct error *err);
void message_free(struct message *message);

#endif
