#include "exchange/check.h"

#include <math.h>
#include <string.h>

#include "model/worker.h"

#define SHA_DIGITS         40
#define FINGERPRINT_DIGITS 12
#define HASH_DIGITS        (HASH_TEXT_SIZE - 1)

static bool check_hex(const char *name, const char *text, size_t digits, struct error *err)
{
	return (strlen(text) == digits && strspn(text, "0123456789abcdef") == digits) ||
	       error_set(err, ERROR_DATA, "'%s' is not made of %zu hexadecimal digits", name, digits);
}

bool check_commit(const struct commit *commit, struct error *err)
{
	bool good = check_hex("sha", commit->sha, SHA_DIGITS, err);
	for (size_t i = 0; good && i < commit->parent_count; i++)
		good = check_hex("parents", commit->parents[i], SHA_DIGITS, err);
	return good;
}

bool check_machine(const struct machine *machine, struct error *err)
{
	return check_hex("fingerprint", machine->fingerprint, FINGERPRINT_DIGITS, err);
}

/* What a hash covers differs from version to version, and that of the first one stays: it is a name. */
bool check_environment(const struct environment *environment, struct error *err)
{
	return check_hex("hash", environment->hash, HASH_DIGITS, err);
}

bool check_libraries(const struct library_set *set, struct error *err)
{
	char hash[HASH_TEXT_SIZE];
	library_set_hash(hash, set->items, set->count);
	return (set->count && strcmp(hash, set->hash) == 0) ||
	       error_set(err, ERROR_DATA, "'hash' is not that of these libraries: the line was changed");
}

bool check_run(const struct run *run, struct error *err)
{
	if (run->finished && run->finished < run->started)
		return error_set(err, ERROR_DATA, "'finished' lies before 'started'");
	return check_hex("key", run->key, HASH_DIGITS, err);
}

bool check_result(const struct exchange_result *result, struct error *err)
{
	if (!params_name_is_good(result->point.benchmark))
		return error_set(err, ERROR_DATA, "'benchmark' cannot be a name (a-z, 0-9, _ and -)");
	return backend_name_is_good(result->point.backend) ||
	       error_set(err, ERROR_DATA, "'backend' cannot be a name (letters, digits and . _ -)");
}

bool check_visit(const struct visit *visit, struct error *err)
{
	if (visit->state == STATE_OK && visit->reason)
		return error_set(err, ERROR_DATA, "'reason' stands beside the state ok");
	if (visit->state != STATE_OK && !visit->reason)
		return error_set(err, ERROR_DATA, "'reason' is missing: the state is not ok");
	if (visit->iterations > INT64_MAX || visit->usage.peak_bytes > INT64_MAX)
		return error_set(err, ERROR_DATA, "'%s' is too large",
				 visit->iterations > INT64_MAX ? "iterations" : "peak_bytes");
	return true;
}

bool check_plane(const struct plane *plane, struct error *err)
{
	const size_t most = PLANE_FILE_MAX / sizeof(double);
	if (!plane_name_is_good(plane->name))
		return error_set(err, ERROR_DATA, "'name' cannot be the name of a plane (a-z, 0-9 and -)");
	if (plane->rows < plane->kept_rows || plane->columns < plane->kept_columns || plane->rows > most ||
	    plane->columns > most)
		return error_set(err, ERROR_DATA, "%zu x %zu numbers cannot be kept of %zu x %zu", plane->kept_rows,
				 plane->kept_columns, plane->rows, plane->columns);
	if (plane->low > plane->high)
		return error_set(err, ERROR_DATA, "'low' is above 'high'");
	return isnan(plane->width) == !plane->width_unit ||
	       error_set(err, ERROR_DATA, "'width' and 'width_unit' belong together");
}
