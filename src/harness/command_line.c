#include "harness/command_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "harness/folder.h"
#include "model/launcher.h"

/* Where Debian has the launchers that people are likely to miss. */
static const struct {
	const char *program, *package;
} packages[] = {
	{"mpirun", "openmpi-bin"},
	{"mpiexec", "openmpi-bin"},
	{"srun", "slurm-client"},
};

static bool not_found(const char *program, struct error *err)
{
	for (size_t i = 0; i < COUNT_OF(packages); i++)
		if (strcmp(packages[i].program, program) == 0)
			return error_set(err, ERROR_SYSTEM, "%s was not found; on Debian: apt install %s", program,
					 packages[i].package);
	return error_set(err, ERROR_SYSTEM, "%s, which starts the worker, was not found", program);
}

char *command_line_find_launcher(const char *launcher, struct error *err)
{
	struct buf program = BUF_INIT;
	if (!launcher_next(&program, &launcher, NULL, err)) {
		buf_free(&program);
		return NULL;
	}
	char *found = path_find_program(program.data), *absolute = found ? folder_absolute(found) : NULL;
	if (!found)
		not_found(program.data, err);
	free(found);
	buf_free(&program);
	return absolute;
}

static bool add_launcher(struct wordlist *argv, const char *launcher, const struct params *params, struct error *err)
{
	struct buf word = BUF_INIT;
	bool good;
	while ((good = launcher_next(&word, &launcher, params, err)) && word.length)
		wordlist_add(argv, "%s", word.data);
	buf_free(&word);
	return good;
}

bool command_line_make(struct command_line *out, const struct execution *execution, enum state *state,
		       struct error *err)
{
	*out = (struct command_line){.program = folder_absolute(execution->program)};
	*state = STATE_FAILED;
	if (execution->launcher) {
		if (!add_launcher(&out->argv, execution->launcher, execution->params, err))
			return false;
		*state = STATE_UNAVAILABLE;
		char *launcher = command_line_find_launcher(execution->launcher, err);
		if (!launcher)
			return false;
		wordlist_add(&out->argv, "%s", out->program);
		free(out->program);
		out->program = launcher;
	} else {
		wordlist_add(&out->argv, "%s", execution->program);
	}
	for (size_t i = 0; i < execution->arguments.count; i++)
		wordlist_add(&out->argv, "%s", execution->arguments.items[i]);
	*state = STATE_OK;
	return true;
}

void command_line_free(struct command_line *line)
{
	free(line->program);
	wordlist_free(&line->argv);
	*line = (struct command_line){0};
}

void harness_find_launcher(struct worker *worker)
{
	struct error why = ERROR_INIT;
	if (!worker->launcher || worker->unavailable)
		return;
	char *program = command_line_find_launcher(worker->launcher, &why);
	if (!program)
		mem_replace(&worker->unavailable, why.message);
	free(program);
}
