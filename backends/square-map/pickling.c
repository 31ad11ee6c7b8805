#include "square-map/pickling.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "children/children.h"
#include "square-map/pickle.h"

/* Of one child: [0] is read from, [1] written to; -1 where it is closed. */
struct pickling_pipes {
	int chunk[2], result[2];
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_pipes(struct pickling_pipes *pipes)
{
	for (int end = 0; end < 2; end++) {
		close_end(&pipes->chunk[end]);
		close_end(&pipes->result[end]);
	}
}

static void close_all(struct pickling *pickling)
{
	for (int i = 0; i < pickling->map->workers; i++)
		close_pipes(&pickling->pipes[i]);
}

bool pickling_allocate(struct pickling *out, struct square_map *map, atomic_int *next, pid_t *children,
		       struct error *err)
{
	int64_t begin, longest = square_map_chunk(map, 0, &begin);
	*out = (struct pickling){.map = map, .next = next, .children = children};
	out->pipes = mem_zero((size_t)map->workers, sizeof *out->pipes);
	for (int i = 0; i < map->workers; i++)
		out->pipes[i] = (struct pickling_pipes){{-1, -1}, {-1, -1}};
	return pickle_allocate(&out->pickle, longest, true, err);
}

void pickling_free(struct pickling *pickling)
{
	free(pickling->pipes);
	pickle_free(&pickling->pickle);
	*pickling = (struct pickling){0};
}

static bool open_pipes(struct pickling *pickling, struct error *err)
{
	for (int i = 0; i < pickling->map->workers; i++)
		if (pipe2(pickling->pipes[i].chunk, O_CLOEXEC) != 0 || pipe2(pickling->pipes[i].result, O_CLOEXEC) != 0)
			return error_errno(err, "no pipes for process %d of %d", i + 1, pickling->map->workers);
	return true;
}

/* In a child: the chunk becomes the results. A pipe that the parent has closed is the parent's own trouble. */
static void serve(const struct pickling *pickling, int number, const struct pickling_pipes *pipes)
{
	struct square_times times = {.began = square_map_now()};
	struct pickle pickle;
	int64_t begin, count = square_map_chunk(pickling->map, number, &begin);
	int64_t *values = mem_alloc((size_t)count * sizeof *values + 1);
	if (!pickle_allocate(&pickle, count, false, NULL))
		_exit(EXIT_FAILURE);
	if (pickle_receive(&pickle, pipes->chunk[0], values, count, NULL)) {
		times.from = square_map_now();
		square_map_compute(values, values, count);
		times.to = square_map_now();
		pickling->map->times[number] = times;
		pickle_send(&pickle, pipes->result[1], values, count, NULL);
	}
	pickle_free(&pickle);
	free(values);
}

/* Other children's pipes must not stay open here: their ends would not be noticed. */
static void be_child(void *context)
{
	struct pickling *pickling = context;
	int number = atomic_fetch_add(pickling->next, 1);
	struct pickling_pipes own = pickling->pipes[number];
	pickling->pipes[number] = (struct pickling_pipes){{-1, own.chunk[1]}, {own.result[0], -1}};
	close_all(pickling);
	serve(pickling, number, &own);
}

static void close_childrens_ends(struct pickling *pickling)
{
	for (int i = 0; i < pickling->map->workers; i++) {
		close_end(&pickling->pipes[i].chunk[0]);
		close_end(&pickling->pipes[i].result[1]);
	}
}

static void await(int fd)
{
	struct pollfd wait = {.fd = fd, .events = POLLIN};
	while (poll(&wait, 1, -1) < 0 && errno == EINTR)
		continue;
}

static bool send_chunks(struct pickling *pickling, struct error *err)
{
	const struct square_map *map = pickling->map;
	double start = square_map_now();
	bool good = true;
	for (int i = 0; good && i < map->workers; i++) {
		int64_t begin, count = square_map_chunk(map, i, &begin);
		good = pickle_send(&pickling->pickle, pickling->pipes[i].chunk[1], map->x + begin, count, err);
		pickling->copied_bytes += 2 * pickle_size(count);
	}
	pickling->copy_seconds += square_map_now() - start;
	return good;
}

static bool receive_results(struct pickling *pickling, struct error *err)
{
	const struct square_map *map = pickling->map;
	bool good = true;
	for (int i = 0; good && i < map->workers; i++) {
		int64_t begin, count = square_map_chunk(map, i, &begin);
		await(pickling->pipes[i].result[0]);
		double start = square_map_now();
		good = pickle_receive(&pickling->pickle, pickling->pipes[i].result[0], map->r + begin, count, err);
		pickling->copy_seconds += square_map_now() - start;
	}
	return good;
}

/* How a child died says more than that its pipe was closed. */
static bool exchange(struct pickling *pickling, struct error *err)
{
	struct error trouble = ERROR_INIT;
	int count = pickling->map->workers;
	int started = children_start(pickling->children, count, be_child, pickling, &trouble);
	close_childrens_ends(pickling);
	bool good = started == count && send_chunks(pickling, &trouble) && receive_results(pickling, &trouble);
	close_all(pickling);
	if (!children_wait(pickling->children, started, count, err))
		return false;
	return good || error_set(err, trouble.kind, "%s", trouble.message);
}

/* A child that died would take the parent with it that writes to it. */
bool pickling_run(struct pickling *pickling, struct error *err)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction before;
	pickling->copy_seconds = 0;
	pickling->copied_bytes = 0;
	sigaction(SIGPIPE, &ignore, &before);
	bool good = open_pipes(pickling, err) && exchange(pickling, err);
	close_all(pickling);
	sigaction(SIGPIPE, &before, NULL);
	return good;
}
