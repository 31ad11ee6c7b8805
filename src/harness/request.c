#include "harness/request.h"

#include <math.h>

#include "base/buf.h"
#include "base/number.h"

static void add_seconds(struct wordlist *words, const char *option, double seconds)
{
	struct buf text = BUF_INIT;
	number_write_exact(&text, seconds);
	wordlist_add(words, "%s", option);
	wordlist_add(words, "%s", text.data);
	buf_free(&text);
}

static void add_count(struct wordlist *words, const char *option, int count)
{
	wordlist_add(words, "%s", option);
	wordlist_add(words, "%d", count);
}

struct wordlist request_arguments(const struct visit_request *request)
{
	const struct params *params = &request->point->params;
	struct wordlist words = {0};
	wordlist_add(&words, "--benchmark");
	wordlist_add(&words, "%s", request->point->benchmark);
	for (size_t i = 0; i < params->count; i++) {
		wordlist_add(&words, "--param");
		wordlist_add(&words, "%s=%s", params->items[i].name, params->items[i].value);
	}
	add_count(&words, "--warmup", request->warmups);
	add_count(&words, "--samples", request->samples);
	add_seconds(&words, "--min-time", request->min_time);
	if (isfinite(request->max_time))
		add_seconds(&words, "--max-time", request->max_time);
	if (request->keep_planes)
		wordlist_add(&words, "--keep-planes");
	return words;
}
