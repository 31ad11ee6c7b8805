/* The workspace: its observer, and its parts for threads. */
#include <complex.h>
#include <math.h>

#include "base/mem.h"
#include "psf/workspace.h"

#include "parts_test.h"

/* The threads' parts one after the other, which must not matter. */
static void share_backwards(psf_task *task, void *context, size_t count)
{
	for (size_t i = count; i > 0; i--)
		task(context, i - 1, count);
}

static struct psf define(enum psf_kind kind, const char *text)
{
	struct psf psf;
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert(params_parse(&params, text, NULL));
	ck_assert_msg(psf_define(&psf, kind, &params, NULL, &err), "%s", err.message);
	params_free(&params);
	return psf;
}

static struct psf_workspace *workspace_of(const struct psf *psf, struct psf_threads threads)
{
	struct psf_workspace *workspace;
	struct psf_tools tools = {.threads = threads};
	ck_assert(psf_plain_dft(&tools.dft, psf->grid, NULL));
	ck_assert(psf_product_mft(&tools.mft, psf, &psf_tile_portable, threads, NULL));
	ck_assert(psf_workspace_make(&workspace, psf, &tools, NULL));
	return workspace;
}

static double *image_of(enum psf_kind kind, const char *text, struct psf_threads threads)
{
	struct psf psf = define(kind, text);
	struct psf_workspace *workspace = workspace_of(&psf, threads);
	double *image = mem_zero(psf.side * psf.side, sizeof *image);
	for (size_t i = 0; i < psf.wavelengths; i++)
		psf_add_wavelength(workspace, i, image);
	psf_workspace_free(workspace);
	psf_free(&psf);
	return image;
}

START_TEST(parts_for_threads_make_the_same_image)
{
	static const struct psf_threads one = {.count = 1};
	static const char *const texts[] = {"oversample=1,pupil=21,wavelengths=2",
					    "oversample=2,pupil=10,wavelengths=1"};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		for (size_t count = 2; count < 40; count += 12) {
			double *right = image_of(PSF_CORONAGRAPH, texts[i], one);
			double *image = image_of(PSF_CORONAGRAPH, texts[i],
						 (struct psf_threads){.count = count, .share = share_backwards});
			for (size_t at = 0; at < 160 * 160; at++)
				ck_assert(image[at] == right[at]);
			free(right);
			free(image);
		}
}
END_TEST

struct seen {
	size_t count[2];
	double power[2], centre; /* centre: of the occulter's plane */
	const struct psf *psf;
};

static void see(void *context, enum psf_plane plane, size_t row, size_t column, double re, double im)
{
	struct seen *seen = context;
	size_t side = plane == PSF_OCCULTER ? seen->psf->grid : seen->psf->n;
	ck_assert(row < side && column < side);
	seen->count[plane]++;
	seen->power[plane] += re * re + im * im;
	if (plane == PSF_OCCULTER && row == side / 2 && column == side / 2)
		seen->centre = re;
}

START_TEST(an_observer_sees_each_element_once_and_the_light_as_it_is)
{
	static const struct psf_threads one = {.count = 1};
	struct psf psf = define(PSF_CORONAGRAPH, "oversample=3,pupil=15,wavelengths=1");
	struct psf_workspace *workspace = workspace_of(&psf, one);
	struct seen seen = {.psf = &psf};
	double sum = 0;
	psf_workspace_observe(workspace, (struct psf_observer){see, &seen});
	for (size_t i = 0; i < psf.side * psf.side; i++)
		psf.image[i] = 0;
	psf_add_wavelength(workspace, 0, psf.image);
	for (size_t i = 0; i < psf.n * psf.n; i++)
		sum += psf.pupil[i];
	ck_assert_uint_eq(seen.count[PSF_OCCULTER], psf.grid * psf.grid);
	ck_assert_uint_eq(seen.count[PSF_LYOT], psf.n * psf.n);
	/* The transform is unitary, so that no light is lost before the occulter; in the middle all of it is in phase.
	 */
	ck_assert(fabs(seen.power[PSF_OCCULTER] - 1) < 1e-12);
	ck_assert(fabs(seen.centre - sum / (double)psf.grid) < 1e-12);
	ck_assert(seen.power[PSF_LYOT] < 1 && seen.power[PSF_LYOT] > 0);
	psf_workspace_free(workspace);
	psf_free(&psf);
}
END_TEST

START_TEST(parts_cover_all_items_once)
{
	for (size_t count = 0; count < 20; count++)
		for (size_t parts = 1; parts < 25; parts++) {
			ck_assert_uint_eq(psf_part(count, 0, parts), 0);
			ck_assert_uint_eq(psf_part(count, parts, parts), count);
			for (size_t part = 0; part < parts; part++)
				ck_assert(psf_part(count, part, parts) <= psf_part(count, part + 1, parts));
		}
}
END_TEST

TCase *workspace_tests(void)
{
	TCase *tests = tcase_create("workspace");
	tcase_add_test(tests, parts_for_threads_make_the_same_image);
	tcase_add_test(tests, an_observer_sees_each_element_once_and_the_light_as_it_is);
	tcase_add_test(tests, parts_cover_all_items_once);
	return tests;
}
