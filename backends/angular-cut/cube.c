#include "angular-cut/cube.h"

#include "worker/clones.h"

static inline float size_of(float value)
{
	return value < 0 ? -value : value;
}

/* All choices are between values that are there already: so they become vector instructions. */
WORKER_CLONES void cube_locate(int32_t *restrict cells, const double *restrict x, const double *restrict y,
			       const double *restrict z, int64_t count)
{
	const float half = CUBE_SIDE / 2;
	const int32_t last = CUBE_SIDE - 1;
	for (int64_t i = 0; i < count; i++) {
		const float px = (float)x[i], py = (float)y[i], pz = (float)z[i];
		const float sx = size_of(px), sy = size_of(py), sz = size_of(pz);
		const int on_y = sy > sx, on_z = sz > (on_y ? sy : sx);
		const float xy = on_y ? py : px, major = on_z ? pz : xy;
		const float xy_a = on_y ? pz : py, a = on_z ? px : xy_a;
		const float xy_b = on_y ? px : pz, b = on_z ? py : xy_b;
		const float scale = half / size_of(major);
		const int32_t axis = on_z ? 2 : on_y;
		int32_t column = (int32_t)(a * scale + half), row = (int32_t)(b * scale + half);
		column = column < last ? column : last;
		row = row < last ? row : last;
		cells[i] = ((2 * axis + (major < 0)) * CUBE_SIDE + row) * CUBE_SIDE + column;
	}
}
