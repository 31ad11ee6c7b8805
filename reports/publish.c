/* A store becomes a site: read once, arranged, laid out, then each page rendered, in parallel. */
#include <stdlib.h>

#include "base/mem.h"
#include "reports/board.h"
#include "reports/page_data.h"
#include "reports/planes.h"
#include "reports/plate.h"

void site_free(struct site *site)
{
	for (size_t i = 0; i < site->plate_count; i++)
		plate_free(&site->plates[i]);
	for (size_t i = 0; i < site->plane_group_count; i++)
		plane_group_free(&site->plane_groups[i]);
	for (size_t i = 0; i < site->board_count; i++)
		board_free(&site->boards[i]);
	for (size_t i = 0; i < site->group_count; i++)
		group_free(&site->groups[i]);
	for (size_t i = 0; i < site->entry_count; i++)
		entry_free(&site->entries[i]);
	for (size_t i = 0; i < site->undefined_count; i++)
		benchmark_free(&site->undefined[i]);
	for (size_t i = 0; i < site->commit_count; i++)
		commit_free(&site->commits[i]);
	for (size_t i = 0; i < site->machine_count; i++)
		machine_free(&site->machines[i]);
	for (size_t i = 0; i < site->run_count; i++)
		run_free(&site->runs[i]);
	for (size_t i = 0; i < site->environment_count; i++)
		environment_free(&site->environments[i]);
	void *arrays[] = {site->plane_groups, site->plates,     site->boards,   site->entries,
			  site->undefined,    site->commits,    site->machines, site->runs,
			  site->environments, site->run_counts, site->groups};
	for (size_t i = 0; i < COUNT_OF(arrays); i++)
		free(arrays[i]);
	*site = (struct site){0};
}

static bool read_site(struct site *out, const struct publish_options *options, struct error *err)
{
	struct store *store;
	*out = (struct site){
		.title = options->title, .definitions = options->definitions, .published = options->published};
	if (!store_open_read(&store, options->database, err))
		return false;
	bool good = site_load(out, store, err);
	if (good) {
		site_arrange(out);
		good = site_read_planes(out, store, err);
	}
	store_close(store);
	return good;
}

static void free_pages(struct page_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].path);
		free(list->items[i].key);
	}
	free(list->items);
}

static bool render_pages(const struct render *render, struct error *err)
{
	struct page_list list = {0};
	bool good = true;
	for (size_t i = 0; i < report_count; i++)
		reports[i]->list(&list, reports[i], render->site);
#pragma omp parallel for schedule(dynamic)
	for (size_t i = 0; i < list.count; i++) {
		struct error mine = ERROR_INIT;
		if (list.items[i].report->render(render, &list.items[i], &mine))
			continue;
#pragma omp critical(lapchart_publish)
		{
			if (good)
				*err = mine;
			good = false;
		}
	}
	free_pages(&list);
	return good;
}

static bool write_site(struct publish_result *result, const struct render *render, const char *folder,
		       struct error *err)
{
	struct render with_output = *render;
	if (!output_open(&with_output.output, folder, err))
		return false;
	if (!render_pages(&with_output, err)) {
		output_abandon(with_output.output);
		return false;
	}
	return output_finish(with_output.output, &result->files, err);
}

bool publish(const struct publish_options *options, struct publish_result *result, struct error *err)
{
	struct site site;
	struct template_set *templates = NULL;
	struct font *font = NULL;
	struct buf verdict = BUF_INIT;
	struct error why = ERROR_INIT;
	*result = (struct publish_result){0};
	bool good = read_site(&site, options, &why) && template_set_read(&templates, options->templates, &why) &&
		    font_open(&font, options->font, options->font_bold, &why);
	if (good) {
		site_lay_out(&site, font);
		const struct render render = {.site = &site, .templates = templates, .font = font};
		good = write_site(result, &render, options->folder, &why);
	}
	if (good) {
		words_verdict(&verdict, &site);
		result->verdict = buf_detach(&verdict);
	} else if (err) {
		*err = why;
	}
	font_close(font);
	template_set_free(templates);
	site_free(&site);
	return good;
}
