#include "harness/candidate.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wire/field.h"

/* Both processes are this program. */
struct head {
	size_t index, length;
	enum error_kind kind; /* NONE: a worker's JSON follows; others: the message */
};

void candidate_free(struct candidate *candidate)
{
	free(candidate->path);
	worker_free(&candidate->worker);
	*candidate = (struct candidate){0};
}

void candidate_write(struct buf *out, const struct candidate *items, size_t index)
{
	const struct candidate *candidate = &items[index];
	struct buf body = BUF_INIT;
	struct head head;
	if (candidate->err.kind) {
		buf_text(&body, candidate->err.message);
	} else {
		struct json json = json_start(&body, JSON_LINE);
		worker_write_json(&json, NULL, &candidate->worker);
	}
	memset(&head, 0, sizeof head); /* its padding too is written */
	head.index = index;
	head.length = body.length;
	head.kind = candidate->err.kind;
	buf_add(out, &head, sizeof head);
	buf_add(out, body.data, body.length);
	buf_free(&body);
}

static bool read_worker(struct candidate *out, const char *bytes, size_t length)
{
	struct json_object *object;
	if (!field_parse(&object, bytes, length, NULL))
		return false;
	bool good = worker_read_json(&out->worker, object, NULL);
	field_free(object);
	if (good)
		mem_replace(&out->worker.path, out->path);
	return good;
}

static bool read_error(struct candidate *out, enum error_kind kind, const char *bytes, size_t length)
{
	error_set(&out->err, kind, "%.*s", (int)length, bytes);
	return true;
}

void candidates_read(struct candidate *items, size_t count, const char *bytes, size_t length)
{
	struct head head;
	while (length >= sizeof head) {
		memcpy(&head, bytes, sizeof head);
		bytes += sizeof head;
		length -= sizeof head;
		if (head.index >= count || head.length > length)
			break;
		struct candidate *item = &items[head.index];
		item->answered = head.kind ? read_error(item, head.kind, bytes, head.length)
					   : read_worker(item, bytes, head.length);
		bytes += head.length;
		length -= head.length;
	}
}
