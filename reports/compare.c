/* Speed-up over the reference, share of the machine's peak, and the order and names of a table's rows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/path.h"
#include "reports/board.h"
#include "reports/kinds.h"
#include "reports/line_words.h"

static bool is_optional(const struct benchmark *benchmark, const char *name)
{
	const struct parameter *parameter = benchmark_parameter(benchmark, name);
	return parameter && parameter->optional;
}

/* Same values of all parameters that belong to the benchmark itself. */
static bool same_problem(const struct benchmark *benchmark, const struct line *a, const struct line *b)
{
	for (size_t i = 0; i < a->params.count; i++) {
		const struct param *param = &a->params.items[i];
		const char *other = params_get(&b->params, param->name);
		if (!is_optional(benchmark, param->name) && !(other && strcmp(other, param->value) == 0))
			return false;
	}
	return true;
}

/* Threads, processes and so on: the product of the counted optional parameters. */
static double width_of(const struct benchmark *benchmark, const struct params *params)
{
	double width = 1, value;
	for (size_t i = 0; i < params->count; i++)
		if (is_optional(benchmark, params->items[i].name) &&
		    number_double(&value, params->items[i].value, NULL))
			width *= value;
	return width;
}

/* Is `a` the better reference of the two? The one that the definition names; else that with fewer threads, then the
 * slower one, so that speed-ups are above one. */
static bool refers_better(const struct site *site, const struct board *board, const struct line *a,
			  const struct line *b)
{
	const struct params *named = &board->benchmark->reference_at;
	if (params_contain(&a->params, named) != params_contain(&b->params, named))
		return params_contain(&a->params, named);
	double a_width = width_of(board->benchmark, &a->params), b_width = width_of(board->benchmark, &b->params);
	if (a_width != b_width)
		return a_width < b_width;
	for (size_t x = board->x_count; x-- > 0;) {
		double a_seconds = line_seconds(site, a, x), b_seconds = line_seconds(site, b, x);
		if (isfinite(a_seconds) != isfinite(b_seconds))
			return isfinite(a_seconds);
		if (isfinite(a_seconds))
			return a_seconds > b_seconds;
	}
	return false;
}

static size_t find_reference(const struct site *site, const struct board *board, const struct board_panel *panel,
			     const struct line *line)
{
	size_t best = NOWHERE;
	for (size_t i = 0; board->benchmark->reference && i < panel->count; i++) {
		const struct line *other = &panel->lines[i];
		if (strcmp(other->backend, board->benchmark->reference) == 0 &&
		    same_problem(board->benchmark, line, other) &&
		    (best == NOWHERE || refers_better(site, board, other, &panel->lines[best])))
			best = i;
	}
	return best;
}

static void set_speed_ups(struct site *site, const struct board *board, struct board_panel *panel, struct line *line)
{
	line->reference = find_reference(site, board, panel, line);
	if (line->reference == NOWHERE)
		return;
	const struct line *reference = &panel->lines[line->reference];
	for (size_t x = 0; x < board->x_count; x++) {
		if (!isfinite(line_seconds(site, line, x)) || !isfinite(line_seconds(site, reference, x)))
			continue;
		struct entry *entry = &site->entries[line->entries[x]];
		if (line == reference)
			entry->speed_up.median = 1;
		else
			entry->speed_up = summary_ratio(&site->entries[reference->entries[x]].time, &entry->time);
	}
}

struct peak {
	double flops, bytes; /* rates; NaN: not measured */
};

static double larger(double a, double b)
{
	return isnan(a) || b > a ? b : a;
}

/* "cuda" is the device of "cuda" and of "cuda-elementwise". */
static bool runs_on(const char *backend, const char *device)
{
	size_t length = strlen(device);
	return strncmp(backend, device, length) == 0 && (!backend[length] || backend[length] == '-');
}

/* The entries that measure the machine itself, where and when the board was measured. */
struct peaks {
	const struct entry **items;
	size_t count;
};

static struct peaks collect_peaks(const struct site *site, const struct board *board)
{
	struct peaks peaks = {mem_zero(site->entry_count, sizeof *peaks.items), 0};
	for (size_t i = 0; i < site->entry_count; i++) {
		const struct entry *entry = &site->entries[i];
		if (entry->commit == board->commit && entry->machine == board->machine &&
		    entry->dirty == board->dirty && site_benchmark(site, entry->point.benchmark)->of_machine)
			peaks.items[peaks.count++] = entry;
	}
	return peaks;
}

/* The backend that measures the device on which this one runs; NULL: the processor. */
static const char *device_of(const struct site *site, const struct peaks *peaks, const struct entry *entry)
{
	bool on_gpu = entry_on_gpu(site, entry);
	for (size_t i = 0; i < peaks->count; i++)
		if (runs_on(entry->point.backend, peaks->items[i]->point.backend) ||
		    (on_gpu && entry_on_gpu(site, peaks->items[i])))
			return peaks->items[i]->point.backend;
	return NULL;
}

/* Does this entry tell what a backend could reach with `width` threads (0: any number)? The processor's peak is
 * counted in threads, a device's is not. */
static bool tells_peak(const struct site *site, const struct entry *entry, const char *device, double width)
{
	const struct benchmark *benchmark = site_benchmark(site, entry->point.benchmark);
	if (device)
		return strcmp(entry->point.backend, device) == 0;
	bool counted = false;
	for (size_t i = 0; i < entry->point.params.count; i++)
		counted |= is_optional(benchmark, entry->point.params.items[i].name);
	return counted && (width == 0 || width_of(benchmark, &entry->point.params) == width);
}

/* The best rates that were reached. */
static struct peak find_peak(const struct site *site, const struct peaks *peaks, const char *device, double width)
{
	struct peak peak = {NAN, NAN};
	for (size_t i = 0; i < peaks->count; i++) {
		const struct entry *entry = peaks->items[i];
		if (!(entry->time.median > 0) || !tells_peak(site, entry, device, width))
			continue;
		if (entry->flops > 0)
			peak.flops = larger(peak.flops, entry->flops / entry->time.median);
		if (entry->bytes > 0)
			peak.bytes = larger(peak.bytes, entry->bytes / entry->time.median);
	}
	return peak;
}

/* Where nothing was measured with as many threads, the best with any number counts. A GPU that was not measured has no
 * peak: the processor's is not its. */
static void set_shares(struct site *site, const struct board *board)
{
	struct peaks peaks = collect_peaks(site, board);
	for (size_t i = 0; i < board->entry_count; i++) {
		struct entry *entry = &site->entries[board->entries[i]];
		const char *device = device_of(site, &peaks, entry);
		if (!device && entry_on_gpu(site, entry))
			continue;
		double width = width_of(board->benchmark, &entry->point.params);
		struct peak same = find_peak(site, &peaks, device, width), any = find_peak(site, &peaks, device, 0);
		double flops = isnan(same.flops) ? any.flops : same.flops;
		double bytes = isnan(same.bytes) ? any.bytes : same.bytes;
		entry->flops_share = entry->flops / entry->time.median / flops;
		entry->bytes_share = entry->bytes / entry->time.median / bytes;
	}
	free(peaks.items);
}

/* A row's place in the table: panel by panel, the largest problem first, the fastest first. */
struct row {
	size_t panel, x, entry;
	double seconds; /* infinity without a time */
	size_t line;
};

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	if (a->panel != b->panel)
		return a->panel < b->panel ? -1 : 1;
	if (a->x != b->x)
		return a->x > b->x ? -1 : 1;
	if (a->seconds != b->seconds)
		return a->seconds < b->seconds ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static void sort_entries(struct site *site, struct board *board)
{
	struct row *rows = mem_zero(board->entry_count, sizeof *rows);
	size_t count = 0;
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++)
			for (size_t x = 0; x < board->x_count; x++) {
				const struct line *line = &board->panels[p].lines[i];
				double seconds = line_seconds(site, line, x);
				if (line->entries[x] != NOWHERE)
					rows[count++] = (struct row){p, x, line->entries[x],
								     isfinite(seconds) ? seconds : INFINITY, i};
			}
	qsort(rows, count, sizeof *rows, compare_rows);
	for (size_t i = 0; i < count; i++)
		board->entries[i] = rows[i].entry;
	board->entry_count = count;
	free(rows);
}

static bool id_is_taken(const struct site *site, const struct board *board, size_t before, const char *id)
{
	for (size_t i = 0; i < before; i++)
		if (strcmp(site->entries[board->entries[i]].id, id) == 0)
			return true;
	return false;
}

/* "openmp-threads-2-width-1000": what a link to a number says. On the page of several machines it begins with the
 * board's own name. */
static void name_rows(struct site *site, const struct board *board)
{
	for (size_t i = 0; i < board->entry_count; i++) {
		struct entry *entry = &site->entries[board->entries[i]];
		struct buf text = BUF_INIT;
		buf_printf(&text, "%s%s-", board->anchor, entry->point.backend);
		params_write(&text, &entry->point.params);
		entry->id = path_slug(text.data);
		for (int number = 2; id_is_taken(site, board, i, entry->id); number++) {
			char *slug = path_slug(text.data);
			free(entry->id);
			entry->id = mem_printf("%s-%d", slug, number);
			free(slug);
		}
		buf_free(&text);
	}
}

void board_compare(struct board *board, struct site *site)
{
	for (size_t p = 0; p < board->panel_count; p++)
		for (size_t i = 0; i < board->panels[p].count; i++)
			set_speed_ups(site, board, &board->panels[p], &board->panels[p].lines[i]);
	sort_entries(site, board);
	set_shares(site, board);
	name_rows(site, board);
}
