#include "model/record.h"

#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "model/json_read.h"

void commit_free(struct commit *commit)
{
	free(commit->sha);
	for (size_t i = 0; i < commit->parent_count; i++)
		free(commit->parents[i]);
	free(commit->parents);
	free(commit->author);
	free(commit->subject);
	*commit = (struct commit){0};
}

void machine_free(struct machine *machine)
{
	free(machine->fingerprint);
	free(machine->name);
	facts_free(&machine->facts);
	*machine = (struct machine){0};
}

void environment_free(struct environment *environment)
{
	free(environment->hash);
	facts_free(&environment->facts);
	for (size_t i = 0; i < environment->library_count; i++)
		library_free(&environment->libraries[i]);
	free(environment->libraries);
	*environment = (struct environment){0};
}

void environment_write_json(struct json *json, const char *key, const struct environment *environment)
{
	json_open_object(json, key);
	facts_write_json(json, "facts", &environment->facts);
	json_open_array(json, "libraries");
	for (size_t i = 0; i < environment->library_count; i++)
		library_write_json(json, NULL, &environment->libraries[i]);
	json_close(json);
	json_close(json);
}

/* The facts that make an environment another one; lent from `facts`, only the array is to be freed. */
static struct facts distinguishing(const struct facts *facts)
{
	struct facts kept = {.items = mem_zero(facts->count, sizeof *kept.items)};
	for (size_t i = 0; i < facts->count; i++)
		if (strncmp(facts->items[i].key, ENVIRONMENT_ABOUT, strlen(ENVIRONMENT_ABOUT)) != 0)
			kept.items[kept.count++] = facts->items[i];
	return kept;
}

void environment_seal(struct environment *environment)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	struct environment lean = *environment;
	lean.facts = distinguishing(&environment->facts);
	environment_write_json(&json, NULL, &lean);
	char hash[HASH_TEXT_SIZE];
	hash_content(hash, text.data, text.length);
	mem_replace(&environment->hash, hash);
	free(lean.facts.items);
	buf_free(&text);
}

static bool read_members(struct environment *out, struct json_object *object, struct error *err)
{
	struct json_object *facts, *libraries;
	if (!json_read_member(&facts, object, "facts", err) || !json_read_array(&libraries, object, "libraries", err))
		return false;
	facts_read_object(&out->facts, facts);
	size_t count = libraries ? json_object_array_length(libraries) : 0;
	out->libraries = mem_zero(count, sizeof *out->libraries);
	for (; out->library_count < count; out->library_count++)
		if (!library_read_json(&out->libraries[out->library_count],
				       json_object_array_get_idx(libraries, out->library_count), err))
			return false;
	return true;
}

bool environment_read_json(struct environment *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	if (!object)
		return false;
	bool good = read_members(out, object, err);
	json_object_put(object);
	if (good)
		environment_seal(out);
	else
		environment_free(out);
	return good;
}

void run_free(struct run *run)
{
	free(run->key);
	free(run->commit);
	free(run->machine);
	free(run->options);
	free(run->version);
	*run = (struct run){0};
}

void result_free(struct result *result)
{
	point_free(&result->point);
	free(result->commit);
	free(result->machine);
	free(result->environment);
	free(result->reason);
	answer_free(&result->answer);
	for (size_t i = 0; i < result->visit_count; i++)
		visit_free(&result->visits[i]);
	free(result->visits);
	*result = (struct result){0};
}
