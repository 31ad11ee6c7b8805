/*
 * site_demo.c: publishes a database, or one filled as race.c does, to be looked at and timed.
 *
 *   make tests/unit/reports/site_demo && tests/unit/reports/site_demo FOLDER [DATABASE]
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/path.h"
#include "plan/published.h"
#include "race.h"
#include "reports/report.h"

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static bool fill(const char *database, struct error *err)
{
	struct store *store;
	if (path_exists(database))
		return true;
	if (!store_open(&store, database, err))
		return false;
	race_everything(store);
	race_peers(store);
	store_close(store);
	return true;
}

int main(int argc, char **argv)
{
	const char *folder = argc > 1 ? argv[1] : "site-demo";
	const char *const folders[] = {SOURCE_DIR "/data/benchmarks", SOURCE_DIR "/tests/unit/reports/definitions"};
	char *database = argc > 2 ? argv[2] : NULL;
	struct error err = ERROR_INIT;
	static const char *const texts[] = {SOURCE_DIR "/data/published"};
	struct definitions definitions = {0};
	struct published published = {0};
	struct publish_result result = {0};
	char *own = path_join(folder, "../site-demo.db");
	struct publish_options options = {.database = database ? database : own,
					  .folder = folder,
					  .templates = SOURCE_DIR "/templates",
					  .definitions = &definitions,
					  .published = &published,
					  .font = LC_FONT,
					  .font_bold = LC_FONT_BOLD,
					  .title = "mandelbrot"};
	bool good = path_make_folders(folder, &err) && fill(options.database, &err) &&
		    definitions_read(&definitions, folders, 2, &err) && published_read(&published, texts, 1, &err);
	double start = now();
	good = good && publish(&options, &result, &err);
	if (good)
		printf("%s\n%.3f s; %zu created, %zu changed, %zu unchanged\n", result.verdict, now() - start,
		       result.files.created, result.files.changed, result.files.unchanged);
	else
		fprintf(stderr, "site_demo: %s\n", err.message);
	free(result.verdict);
	free(own);
	published_free(&published);
	definitions_free(&definitions);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
