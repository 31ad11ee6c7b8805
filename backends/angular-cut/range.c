#include <string.h>

#include "angular-cut/angular-cut.h"

/* How many contaminants the loop looks at, and whether the last of them is near. */
static int64_t look(const struct sphere_points *contaminants, double x, double y, double z, bool *near)
{
	for (int64_t j = 0; j < contaminants->count; j++)
		if (x * contaminants->x[j] + y * contaminants->y[j] + z * contaminants->z[j] > ANGULAR_CUT_COSINE) {
			*near = true;
			return j + 1;
		}
	*near = false;
	return contaminants->count;
}

void angular_cut_range(const struct angular_cut *cut, struct angular_share *share, int64_t *removed)
{
	const struct sphere_points *objects = &cut->objects;
	int64_t count = 0, looked = 0;
	for (int64_t i = share->begin; i < share->end; i++) {
		bool near;
		looked += look(&cut->contaminants, objects->x[i], objects->y[i], objects->z[i], &near);
		if (near)
			removed[count++] = i;
	}
	share->count = count;
	share->looked = looked;
}

/* The first `before` shares have one object more. */
static int64_t begin_of(int64_t objects, int64_t number, int64_t count)
{
	int64_t before = objects % count;
	return objects / count * number + (number < before ? number : before);
}

struct angular_share angular_cut_share(const struct angular_cut *cut, int64_t number, int64_t count)
{
	return (struct angular_share){
		.begin = begin_of(cut->objects.count, number, count),
		.end = begin_of(cut->objects.count, number + 1, count),
	};
}

void angular_cut_join(struct angular_cut *cut, const struct angular_share *shares, int64_t count)
{
	int64_t total = 0;
	for (int64_t i = 0; i < count; i++) {
		memmove(cut->removed + total, cut->removed + shares[i].begin,
			(size_t)shares[i].count * sizeof *cut->removed);
		total += shares[i].count;
	}
	cut->removed_count = total;
}

int64_t angular_cut_looked(const struct angular_share *shares, int64_t count)
{
	int64_t looked = 0;
	for (int64_t i = 0; i < count; i++)
		looked += shares[i].looked;
	return looked;
}
