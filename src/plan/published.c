#include "plan/published.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "plan/config_entries.h"
#include "plan/folders.h"
#include "plan/members.h"

static const struct member text_members[] = {
	{"text", member_text, offsetof(struct published_text, title)},
	{"short", member_text, offsetof(struct published_text, short_name)},
	{"author", member_text, offsetof(struct published_text, author)},
	{"year", member_year, offsetof(struct published_text, year)},
	{"url", member_text, offsetof(struct published_text, url)},
	{"note", member_text, offsetof(struct published_text, note)},
};

static const struct member figure_members[] = {
	{"benchmark", member_text, offsetof(struct published_figure, benchmark)},
	{"param", member_params, offsetof(struct published_figure, params)},
	{"machine", member_text, offsetof(struct published_figure, machine)},
	{"year", member_year, offsetof(struct published_figure, year)},
	{"tool", member_text, offsetof(struct published_figure, tool)},
	{"backend", member_backend, offsetof(struct published_figure, backend)},
	{"native", member_backend, offsetof(struct published_figure, native)},
	{"seconds", member_positive, offsetof(struct published_figure, seconds)},
	{"uncertainty", member_positive, offsetof(struct published_figure, uncertainty)},
	{"note", member_text, offsetof(struct published_figure, note)},
	{"reference", member_text, offsetof(struct published_figure, reference)},
};

static struct published_figure *figure_of(struct published_text *text, const struct config_entry *entry)
{
	for (size_t i = 0; i < text->figure_count; i++)
		if (strcmp(text->figures[i].id, entry->subsection) == 0)
			return &text->figures[i];
	text->figures = mem_resize(text->figures, text->figure_count + 1, sizeof *text->figures);
	struct published_figure *figure = &text->figures[text->figure_count++];
	*figure = (struct published_figure){.id = mem_text(entry->subsection), .where = mem_text(entry->where)};
	return figure;
}

static bool apply(struct published_text *text, const struct config_entry *entry, struct error *err)
{
	bool of_text = strcmp(entry->section, "published") == 0 && !entry->subsection;
	bool of_figure = strcmp(entry->section, "figure") == 0 && entry->subsection && *entry->subsection;
	struct buf head = BUF_INIT;
	config_write_section(&head, entry->section, entry->subsection);
	bool good = of_text ? members_set(text, text_members, COUNT_OF(text_members), entry, err)
		    : of_figure
			    ? members_set(figure_of(text, entry), figure_members, COUNT_OF(figure_members), entry, err)
			    : false;
	if (!good && !of_text && !of_figure)
		error_set(err, ERROR_USAGE, "%s: there is no section %s; there are [published] and [figure \"ID\"]",
			  entry->where, head.data);
	else if (!good)
		error_context(err, "%s: %s %s", entry->where, head.data, entry->name);
	buf_free(&head);
	return good;
}

static const char *missing_in(const struct published_figure *figure)
{
	return !figure->benchmark       ? "benchmark"
	       : !figure->params.count  ? "param"
	       : !figure->machine       ? "machine"
	       : !figure->tool          ? "tool"
	       : !(figure->seconds > 0) ? "seconds"
					: NULL;
}

/* A speed-up is of one problem, and a figure that a reference is counted from itself would be a chain. */
static bool check_reference(const struct published_text *text, const struct published_figure *figure, struct error *err)
{
	const struct published_figure *reference = published_find(text, figure->reference);
	if (!reference || reference == figure)
		return error_set(err, ERROR_USAGE, "%s: [figure \"%s\"] reference: there is no other figure \"%s\"",
				 figure->where, figure->id, figure->reference);
	if (strcmp(reference->benchmark, figure->benchmark) != 0)
		return error_set(err, ERROR_USAGE, "%s: [figure \"%s\"] reference: \"%s\" is of another benchmark, %s",
				 figure->where, figure->id, reference->id, reference->benchmark);
	if (reference->reference)
		return error_set(err, ERROR_USAGE, "%s: [figure \"%s\"] reference: \"%s\" has a reference itself",
				 figure->where, figure->id, reference->id);
	return true;
}

static bool check_figure(const struct published_text *text, const struct published_figure *figure, struct error *err)
{
	const char *missing = missing_in(figure);
	if (missing)
		return error_set(err, ERROR_USAGE, "%s: [figure \"%s\"] has no %s", figure->where, figure->id, missing);
	if (figure->uncertainty >= 1)
		return error_set(err, ERROR_USAGE, "%s: [figure \"%s\"] uncertainty: must be a share of 1",
				 figure->where, figure->id);
	return !figure->reference || check_reference(text, figure, err);
}

static bool from_entries(struct published_text *out, const struct config *config, struct error *err)
{
	for (size_t i = 0; i < config->count; i++)
		if (!apply(out, &config->entries[i], err))
			return false;
	if (!out->title)
		return error_set(err, ERROR_USAGE, "%s: [published] has no text", out->file);
	for (size_t i = 0; i < out->figure_count; i++) {
		if (!check_figure(out, &out->figures[i], err))
			return false;
		if (!out->figures[i].year)
			out->figures[i].year = out->year;
	}
	if (!out->short_name)
		out->short_name = mem_text(out->title);
	return true;
}

bool published_read_text(struct published_text *out, const char *path, struct error *err)
{
	struct config config = {0};
	struct published_text read = {.file = mem_text(path)};
	bool good = config_read_file(&config, path, err) && from_entries(&read, &config, err);
	config_free(&config);
	if (good)
		*out = read;
	else
		published_text_free(&read);
	return good;
}

/* Takes the text over. */
static void add(struct published *published, const struct published_text *text)
{
	for (size_t i = 0; i < published->count; i++)
		if (strcmp(published->texts[i].title, text->title) == 0) {
			published_text_free(&published->texts[i]);
			published->texts[i] = *text;
			return;
		}
	published->texts = mem_resize(published->texts, published->count + 1, sizeof *published->texts);
	published->texts[published->count++] = *text;
}

static bool take(void *published, const char *path, const char *folder, struct error *err)
{
	struct published_text text;
	(void)folder;
	if (!published_read_text(&text, path, err))
		return false;
	add(published, &text);
	return true;
}

static int by_title(const void *a, const void *b)
{
	return strcmp(((const struct published_text *)a)->title, ((const struct published_text *)b)->title);
}

bool published_read(struct published *out, const char *const *folders, size_t folder_count, struct error *err)
{
	struct published read = {0};
	if (!folders_read(&read, folders, folder_count, take, err)) {
		published_free(&read);
		return false;
	}
	if (read.count)
		qsort(read.texts, read.count, sizeof *read.texts, by_title);
	*out = read;
	return true;
}

static bool same_value(const char *a, const char *b)
{
	double left, right;
	if (number_double(&left, a, NULL) && number_double(&right, b, NULL))
		return left == right;
	return strcmp(a, b) == 0;
}

/* The one value that a parameter has where it is not told. */
static const char *default_of(const struct parameter *parameter)
{
	return parameter->fallback           ? parameter->fallback
	       : parameter->sweep.count == 1 ? parameter->sweep.items[0]
					     : NULL;
}

bool published_is_of(const struct published_figure *figure, const struct benchmark *benchmark,
		     const struct params *params)
{
	if (strcmp(figure->benchmark, benchmark->name) != 0)
		return false;
	for (size_t i = 0; i < benchmark->parameter_count; i++) {
		const struct parameter *parameter = &benchmark->parameters[i];
		const char *wanted = params_get(&figure->params, parameter->name);
		const char *value = params_get(params, parameter->name);
		if (parameter->optional)
			continue;
		wanted = wanted ? wanted : default_of(parameter);
		if (!wanted || !value || !same_value(wanted, value))
			return false;
	}
	return true;
}
