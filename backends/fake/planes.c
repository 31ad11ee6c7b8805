/*
 * planes.c: a good plane, and all that can be wrong with one.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "fake/fake.h"

enum { ROWS = 4, COLUMNS = 6 };

static void write_plane(const char *file, size_t count, double third)
{
	double values[ROWS * COLUMNS];
	for (size_t i = 0; i < count; i++)
		values[i] = i == 2 ? third : (double)i;
	file_write(file, values, count * sizeof *values, NULL);
}

static struct plane pupil(void)
{
	return (struct plane){.name = mem_text("pupil"),
			      .title = mem_text("Pupil"),
			      .file = mem_text("pupil.f64"),
			      .rows = ROWS,
			      .columns = COLUMNS,
			      .width = 2.5,
			      .width_unit = mem_text("m")};
}

/* Takes the plane over. */
static void announce(struct fake *fake, struct plane plane)
{
	struct message message = {.type = MESSAGE_PLANES};
	planes_add(&message.planes, plane);
	fake_say(fake, &message);
	message_free(&message);
}

static void say_pupil(struct fake *fake)
{
	write_plane("pupil.f64", ROWS * COLUMNS, 2);
	announce(fake, pupil());
}

void fake_say_planes(struct fake *fake)
{
	if (fake->keep_planes)
		say_pupil(fake);
}

/* --- misdeeds; but for one, those that are not asked for planes do nothing --- */

void plane_without_file(struct fake *fake)
{
	if (fake->keep_planes)
		announce(fake, pupil());
}

void plane_of_another_size(struct fake *fake)
{
	write_plane("pupil.f64", ROWS * COLUMNS - 1, 2);
	if (fake->keep_planes)
		announce(fake, pupil());
}

void plane_with_slash(struct fake *fake)
{
	struct plane plane = pupil();
	mem_replace(&plane.name, "pupil/../../pupil");
	if (fake->keep_planes)
		announce(fake, plane);
	else
		plane_free(&plane);
}

void plane_with_nan(struct fake *fake)
{
	struct message message = {.type = MESSAGE_PLANES};
	struct plane good = pupil();
	write_plane("pupil.f64", ROWS * COLUMNS, NAN);
	write_plane("lyot.f64", ROWS * COLUMNS, 2);
	mem_replace(&good.name, "lyot");
	mem_replace(&good.file, "lyot.f64");
	planes_add(&message.planes, pupil());
	planes_add(&message.planes, good);
	if (fake->keep_planes)
		fake_say(fake, &message);
	message_free(&message);
}

void plane_twice(struct fake *fake)
{
	struct message message = {.type = MESSAGE_PLANES};
	planes_add(&message.planes, pupil());
	planes_add(&message.planes, pupil());
	if (fake->keep_planes)
		fake_say(fake, &message);
	message_free(&message);
}

void plane_too_large(struct fake *fake)
{
	struct plane plane = pupil();
	plane.rows = plane.columns = 1 << 13;
	if (fake->keep_planes)
		announce(fake, plane);
	else
		plane_free(&plane);
}

void plane_of_a_link(struct fake *fake)
{
	write_plane("outside.f64", ROWS * COLUMNS, 2);
	if (symlink("outside.f64", "pupil.f64") != 0)
		perror("fake: symlink");
	if (fake->keep_planes)
		announce(fake, pupil());
}

void plane_nobody_asked_for(struct fake *fake)
{
	say_pupil(fake);
}

void planes_kept_quiet(struct fake *fake)
{
	(void)fake;
}
