/* `lapchart run`: options, set-up in order, the end of a run. */
#include "command/run.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"
#include "base/utf8.h"
#include "command/results.h"
#include "command/version.h"
#include "machine/evidence.h"
#include "repo/repo.h"

static const struct run_settings defaults = {
	.warmups = 1,
	.samples = 5,
	.rounds = 3,
	.min_time = 0.01,
	.max_time = 0.2,
	.point_time = 2.5,
	.slowest = 3,
	.timeout = 300,
	.budget = INFINITY,
	.skip_existing = true,
	.peers = true,
};

#define AT(field) offsetof(struct run_settings, field)
static const struct option options[] = {
	{"bench", 'b', OPTION_TEXT, AT(bench), "REGEX", "only benchmarks whose name matches", "run.bench"},
	{"backend", 0, OPTION_TEXT, AT(backend), "REGEX", "only backends whose name matches", "run.backend"},
	{"peers", 0, OPTION_FLAG, AT(peers), NULL,
	 "peers too: other programs beside native backends (default); --no-peers leaves them out", "run.peers"},
	{"axis", 'a', OPTION_LIST, AT(axes), "NAME=V,V",
	 "visit these values of a parameter in place of its sweep; may be repeated", NULL},
	{"quick", 0, OPTION_FLAG, AT(quick), NULL, "the small values of each sweep only", "run.quick"},
	{"full", 0, OPTION_FLAG, AT(full), NULL, "all values of each sweep, however slow", "run.full"},
	{"rounds", 'r', OPTION_COUNT, AT(rounds), "N", "visit every point N times, in N shuffled orders (default 3)",
	 "run.rounds"},
	{"samples", 's', OPTION_COUNT, AT(samples), "N", "samples of each visit (default 5)", "run.samples"},
	{"runs", 0, OPTION_COUNT, AT(samples), "N", "the same as --samples", NULL},
	{"warmup", 'w', OPTION_COUNT, AT(warmups), "N", "groups of iterations before the first sample (default 1)",
	 "run.warmup"},
	{"min-time", 0, OPTION_DURATION, AT(min_time), "TIME",
	 "a sample repeats the computation until it lasts this long (default 10ms)", "run.min-time"},
	{"max-time", 0, OPTION_DURATION, AT(max_time), "TIME",
	 "a visit begins no further sample after this time (default 200ms)", "run.max-time"},
	{"point-time", 0, OPTION_DURATION, AT(point_time), "TIME",
	 "a point that has had this much time is not visited again in later rounds (default 2.5s)", "run.point-time"},
	{"slowest", 0, OPTION_DURATION, AT(slowest), "TIME",
	 "skip points whose one iteration is estimated to take longer (default 3s)", "run.slowest"},
	{"budget", 0, OPTION_DURATION, AT(budget), "TIME",
	 "end within this time: leave out the points that are estimated to take longest, and visit slow ones less "
	 "often (default: none)",
	 "run.budget"},
	{"timeout", 't', OPTION_DURATION, AT(timeout), "TIME", "kill a visit after this time (default 5min)",
	 "run.timeout"},
	{"memory-limit", 0, OPTION_BYTES, AT(memory_limit), "SIZE",
	 "kill a visit that uses more memory (default: 90 % of what is available)", "run.memory-limit"},
	{"seed", 0, OPTION_UINT, AT(seed), "N", "of the shuffled order (default: drawn, and recorded)", "run.seed"},
	{"machine", 'm', OPTION_TEXT, AT(machine), "NAME", "name of this machine on the pages", "run.machine"},
	{"skip-existing", 'k', OPTION_FLAG, AT(skip_existing), NULL,
	 "leave out visits that are stored for this commit, machine and environment (default); --no-skip-existing "
	 "measures again",
	 "run.skip-existing"},
	{"keep-planes", 0, OPTION_FLAG, AT(keep_planes), NULL,
	 "keep the planes in the middle of each computation (pupil, focal plane ...) to be looked at: of the first "
	 "visit "
	 "that this run makes of a point, where its backend has some",
	 NULL},
	{"backend-path", 0, OPTION_LIST, AT(backend_path), "DIR",
	 "look for workers in this folder too, first; may be repeated", "run.backend-path"},
	{"benchmark-path", 0, OPTION_LIST, AT(benchmark_path), "DIR",
	 "read benchmark definitions from this folder too; may be repeated", "benchmark.path"},
	{"dry-run", 'n', OPTION_FLAG, AT(dry_run), NULL,
	 "print the points with an estimate of the time, and run nothing", NULL},
};

static volatile sig_atomic_t interrupted;

static void note_interrupt(int signal_number)
{
	interrupted = signal_number;
}

/* The first Ctrl-C ends the run cleanly, the second one at once. */
static void catch_interrupts(void)
{
	struct sigaction action = {.sa_handler = note_interrupt, .sa_flags = (int)SA_RESETHAND};
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

static bool check_settings(const struct run_settings *settings, struct error *err)
{
	if (settings->quick && settings->full)
		return error_set(err, ERROR_USAGE, "--quick and --full contradict each other");
	if (settings->samples < 1 || settings->rounds < 1)
		return error_set(err, ERROR_USAGE, "--samples and --rounds must be at least 1");
	return true;
}

/* A path relative to the repository's top, where it lies inside; NULL otherwise. Caller frees. */
static char *path_inside(const char *path, const char *repository)
{
	char *folder = path_folder(path);
	char *real = realpath(folder, NULL), *top = realpath(repository, NULL), *inside = NULL;
	size_t length = top ? strlen(top) : 0;
	if (real && top && strncmp(real, top, length) == 0 && (real[length] == '/' || !real[length])) {
		const char *rest = real + length + (real[length] == '/');
		inside = *rest ? mem_printf("%s/%s", rest, path_name(path)) : mem_text(path_name(path));
	}
	free(folder);
	free(real);
	free(top);
	return inside;
}

static const char *site_folder(const struct config *config)
{
	const char *output = config_get(config, "publish", NULL, "output", NULL);
	return output ? output : "site";
}

static bool read_commit(struct session *session, struct error *err)
{
	struct repo *repo;
	if (!repo_open(&repo, ".", err))
		return false;
	char *database = path_inside(session->invocation->common->db, repo_folder(repo));
	char *site = path_inside(site_folder(session->invocation->config), repo_folder(repo));
	bool good = repo_head(repo, &session->commit, err) && repo_is_dirty(repo, database, site, &session->dirty, err);
	free(database);
	free(site);
	repo_free(repo);
	return good;
}

static bool read_axes(struct wishes *wishes, const struct text_list *texts, struct error *err)
{
	wishes->axes = mem_zero(texts->count, sizeof *wishes->axes);
	for (; wishes->axis_count < texts->count; wishes->axis_count++)
		if (!axis_wish_parse(&wishes->axes[wishes->axis_count], texts->items[wishes->axis_count], err))
			return error_context(err, "--axis");
	return true;
}

static void free_axes(struct wishes *wishes)
{
	for (size_t i = 0; i < wishes->axis_count; i++)
		axis_wish_free(&wishes->axes[i]);
	free(wishes->axes);
}

static bool make_plan(struct session *session, struct error *err)
{
	const struct run_settings *settings = session->settings;
	struct bench_setup *setup = &session->setup;
	const char **names = mem_zero(setup->blas_count, sizeof *names);
	for (size_t i = 0; i < setup->blas_count; i++)
		names[i] = setup->blas[i].name;
	const struct plan_context context = {
		.cores = cpus_available(""),
		.memory_bytes = memory_available(""),
		.blas = names,
		.blas_count = setup->blas_count,
		.absent = setup->absent,
		.absent_count = setup->absent_count,
	};
	struct wishes wishes = {
		.bench = settings->bench,
		.backend = settings->backend,
		.without_peers = !settings->peers,
		.sweep = settings->quick  ? SWEEP_QUICK
			 : settings->full ? SWEEP_FULL
					  : SWEEP_DEFAULT,
		.slowest = settings->full ? INFINITY : settings->slowest,
	};
	bool good = read_axes(&wishes, &settings->axes, err) &&
		    plan_make(&session->plan, &setup->definitions, setup->workers.items, setup->workers.count, &wishes,
			      &context, err);
	free_axes(&wishes);
	free(names);
	return good;
}

/* What makes two runs the same work: a killed one is taken up only by the same options. */
static char *describe_options(const struct run_settings *settings)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	json_open_object(&json, NULL);
	json_maybe_text(&json, "bench", settings->bench);
	json_maybe_text(&json, "backend", settings->backend);
	if (!settings->peers)
		json_flag(&json, "peers", false);
	json_open_array(&json, "axes");
	for (size_t i = 0; i < settings->axes.count; i++)
		json_text(&json, NULL, settings->axes.items[i]);
	json_close(&json);
	json_text(&json, "sweep", settings->quick ? "quick" : settings->full ? "full" : "default");
	json_int(&json, "rounds", settings->rounds);
	json_int(&json, "samples", settings->samples);
	json_int(&json, "warmup", settings->warmups);
	json_number(&json, "min_time", settings->min_time);
	json_number(&json, "max_time", settings->max_time);
	json_number(&json, "point_time", settings->point_time);
	json_number(&json, "slowest", settings->slowest);
	json_number(&json, "timeout", settings->timeout);
	if (isfinite(settings->budget))
		json_number(&json, "budget", settings->budget);
	if (settings->memory_limit)
		json_uint(&json, "memory_limit", settings->memory_limit);
	if (settings->seed.given)
		json_uint(&json, "seed", settings->seed.value);
	if (settings->keep_planes)
		json_flag(&json, "keep_planes", true);
	json_close(&json);
	return buf_detach(&text);
}

static uint64_t choose_seed(const struct run_settings *settings)
{
	uint64_t seed = settings->seed.value;
	if (!settings->seed.given && getrandom(&seed, sizeof seed, 0) != sizeof seed)
		seed = (uint64_t)time(NULL);
	/* SQLite's integers are signed. */
	return settings->seed.given ? seed : seed >> 1;
}

/* Takes up the run that was killed, where there is one; else prepares a new one, which is stored when it begins. */
static bool prepare_run(struct session *session, bool *resumed, struct error *err)
{
	struct run *run = &session->run;
	run->commit = mem_text(session->commit.sha);
	run->machine = mem_text(session->setup.machine.fingerprint);
	run->options = describe_options(session->settings);
	run->version = mem_text(version_line());
	run->dirty = session->dirty;
	*resumed = false;
	if (session->store && session->settings->skip_existing && !session->dirty &&
	    !store_find_unfinished(session->store, run, resumed, err))
		return false;
	if (!*resumed)
		run->seed = choose_seed(session->settings);
	return true;
}

static bool store_environments(struct session *session, struct error *err)
{
	for (size_t i = 0; i < session->setup.linked_count; i++)
		if (!store_put_environment(session->store, &session->setup.linked[i].environment, err))
			return false;
	return true;
}

static bool begin_run(struct session *session, bool resumed, struct error *err)
{
	if (!store_put_commit(session->store, &session->commit, err) ||
	    !store_put_machine(session->store, &session->setup.machine, err) || !store_environments(session, err))
		return false;
	if (resumed)
		return true;
	session->run.started = time(NULL);
	return store_start_run(session->store, &session->run, err);
}

static void announce(const struct session *session, bool resumed)
{
	struct buf text = BUF_INIT;
	if (session->invocation->common->quiet)
		return;
	buf_text(&text, resumed ? "Going on with the run that did not end: " : "Racing ");
	number_write_count(&text, session->plan.count, "point", "points");
	buf_printf(&text, " at commit %.10s%s (", session->commit.sha,
		   session->dirty ? " with uncommitted changes" : "");
	utf8_plain_line(&text, session->commit.subject);
	buf_printf(&text, ") on %s; ", session->setup.machine.name);
	number_write_count(&text, session->slot_count, "visit", "visits");
	buf_printf(&text, " to come, seed %llu\n", (unsigned long long)session->run.seed);
	fputs(text.data, stderr);
	buf_free(&text);
}

static int report(const struct session *session, const struct run_counts *counts, struct error *err)
{
	struct result_set set = {0};
	const struct result_filter filter = {.commit = session->commit.sha, .machine = session->run.machine};
	if (!results_read(&set, session->store, &filter, &session->setup.definitions, err))
		return -1;
	results_keep_planned(&set, &session->plan);
	if (session->invocation->common->json)
		results_print_json(&set, stdout);
	else if (!session->invocation->common->quiet)
		results_print_short(&set, stdout);
	bool failed = counts->failed > 0 || results_any_failed(&set);
	results_free(&set);
	return failed ? EXIT_SOME_FAILED : EXIT_GOOD;
}

/* Two runs that write into one database would both take up the same unfinished run. The lock is flock(2)'s, which
 * SQLite's own do not meet; the descriptor must stay open until the store is closed, since closing any descriptor of a
 * file drops the locks that SQLite holds on it. */
static bool lock_database(struct session *session, struct error *err)
{
	const char *path = session->invocation->common->db;
	session->lock = open(path, O_RDONLY | O_CLOEXEC);
	if (session->lock < 0)
		return error_errno(err, "cannot open %s", path);
	if (flock(session->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return error_set(err, ERROR_SYSTEM,
				 "another lapchart is running with %s: wait for it, or name another database with --db",
				 path);
	return true; /* a file system without locks is no reason not to run */
}

/* Neither a visit nor a point with a reason to store: a run without results would say nothing. */
static bool is_all_stored(const struct session *session)
{
	for (size_t i = 0; i < session->plan.count; i++)
		if (!session->points[i].stored)
			return false;
	return session->slot_count == 0;
}

static void say_interrupted(const struct run_counts *counts, struct error *err)
{
	struct buf text = BUF_INIT;
	number_write_count(&text, counts->measured, "visit, which is", "visits, which are");
	error_set(err, ERROR_INTERRUPTED, "interrupted after %s stored; the same command goes on", text.data);
	buf_free(&text);
}

static int measure(struct session *session, bool resumed, struct error *err)
{
	struct run_counts counts = {0};
	if (!resumed && is_all_stored(session)) {
		if (!session->invocation->common->quiet)
			fputs("Every visit is stored already; `--no-skip-existing` measures again.\n", stderr);
		return report(session, &counts, err);
	}
	announce(session, resumed);
	if (!begin_run(session, resumed, err))
		return -1;
	catch_interrupts();
	if (!run_visits(session, &counts, err)) {
		if (err->kind == ERROR_INTERRUPTED)
			say_interrupted(&counts, err);
		return -1;
	}
	if (!store_finish_run(session->store, &session->run, time(NULL), err))
		return -1;
	return report(session, &counts, err);
}

/* A dry run looks into the database where there is one, and never makes one. */
static bool open_store(struct session *session, struct error *err)
{
	const char *path = session->invocation->common->db;
	if (!session->settings->dry_run)
		return store_open(&session->store, path, err) && lock_database(session, err);
	return !path_exists(path) || store_open_read(&session->store, path, err);
}

static int run_session(struct session *session, struct error *err)
{
	const struct run_settings *settings = session->settings;
	bool resumed;
	if (!read_commit(session, err) ||
	    !bench_setup_open(&session->setup, session->invocation->config, &settings->backend_path,
			      &settings->benchmark_path, settings->machine, err) ||
	    !make_plan(session, err) || !open_store(session, err) || !run_points_open(session, err) ||
	    !prepare_run(session, &resumed, err))
		return -1;
	if (isfinite(settings->budget))
		run_budget_plan(session);
	plan_schedule(&session->slots, &session->slot_count, &session->plan, settings->rounds, session->run.seed);
	run_points_drop_stored(session);
	if (settings->dry_run) {
		run_dry_print(session);
		return EXIT_GOOD;
	}
	return measure(session, resumed, err);
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct run_settings *settings = invocation->settings;
	struct session session = {
		.settings = settings, .invocation = invocation, .interrupted = &interrupted, .lock = -1};
	if (!check_settings(settings, err))
		return -1;
	session.memory_limit = settings->memory_limit ? settings->memory_limit : memory_available("") / 10 * 9;
	int code = run_session(&session, err);
	free(session.slots);
	run_points_close(&session);
	store_close(session.store);
	if (session.lock >= 0)
		close(session.lock);
	run_free(&session.run);
	plan_free(&session.plan);
	bench_setup_close(&session.setup);
	commit_free(&session.commit);
	return code;
}

extern const struct command run_command;
const struct command run_command = {
	.name = "run",
	.summary = "race the backends at this commit and store every sample",
	.description =
		"Visits every point of the plan (benchmark, backend, parameter values) in rounds, each round in its "
		"own "
		"shuffled order, each visit in a fresh process; checks every answer; stores every sample in the "
		"database "
		"under the commit of the repository in which it stands.\n\n"
		"A run that was interrupted or killed goes on where it stopped when the same command is given again. "
		"Results of a work tree with uncommitted changes are marked and stay out of histories.\n\n"
		"Some backends are started by another program, such as mpirun. The configuration's launcher of "
		"[backend \"NAME\"] takes its place: srun -n {ranks}, or mpirun with a file of hosts. A name in "
		"braces stands for the value of that parameter.",
	.options = options,
	.option_count = COUNT_OF(options),
	.defaults = &defaults,
	.settings_size = sizeof defaults,
	.examples =
		(const struct example[]){
			{"lapchart run", "the default sweep of every benchmark"},
			{"lapchart run --bench mandelbrot --axis width=100,200", "two sizes of one benchmark"},
			{"lapchart run --dry-run --full", "what everything would cost"},
			{"lapchart run --keep-planes --rounds 1 --no-skip-existing", "one more round, with pictures"},
			{NULL, NULL},
		},
	.run = run,
};
