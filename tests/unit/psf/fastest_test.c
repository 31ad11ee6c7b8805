/* The parts of the backend `fastest` against their definitions, and its images of pupils that are large enough for
 * nodes in place of pixels against those by transforms. */
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "psf/fastest-image.h"
#include "psf/fastest-occulter.h"
#include "psf/workspace.h"

#include "../check_main.h"

#define INNER 150

static void fill(const struct fastest_matrix *matrix, uint64_t seed)
{
	for (size_t i = 0; i < matrix->rows; i++)
		for (size_t j = 0; j < matrix->columns; j++)
			fastest_row(matrix, i)[j] = 2 * hash_unit(&seed) - 1;
}

static double definition(const struct fastest_product *product, size_t i, size_t j)
{
	double sum = 0;
	for (size_t row = 0; row < product->a->rows; row++)
		sum += fastest_row(product->a, row)[i] * fastest_row(product->b, row)[j];
	return sum;
}

/* `same`: A' A, which is symmetric. */
static void assert_product(const struct fastest_tile *tile, size_t rows, size_t columns, bool same)
{
	struct fastest_matrix a, b, c;
	ck_assert(fastest_matrix_make(&a, INNER, rows, NULL) && fastest_matrix_make(&b, INNER, columns, NULL) &&
		  fastest_matrix_make(&c, rows, columns, NULL));
	fill(&a, 1);
	fill(&b, 2);
	fill(&c, 3);
	const struct fastest_product product = {&c, &a, same ? &a : &b, same ? FASTEST_UPPER : FASTEST_WHOLE};
	fastest_multiply(tile, &product);
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < columns; j++) {
			double is = fastest_row(&c, i)[j], right = definition(&product, i, j);
			ck_assert_msg(fabs(is - right) < 1e-13, "%s, %zu x %zu: (%zu, %zu) is %g, must be %g",
				      tile->name, rows, columns, i, j, is, right);
		}
	for (size_t i = 0; i < rows; i++)
		for (size_t j = columns; j < c.stride; j++)
			ck_assert_msg(fastest_row(&c, i)[j] == 0, "%s: what is beyond the columns", tile->name);
	fastest_matrix_free(&a);
	fastest_matrix_free(&b);
	fastest_matrix_free(&c);
}

START_TEST(every_tile_multiplies_matrices_of_any_size)
{
	for (int number = 0; fastest_tile_number(number); number++)
		for (size_t rows = 1; rows < 20; rows += 3)
			for (size_t columns = 1; columns < 60; columns += 4) {
				assert_product(fastest_tile_number(number), rows, columns, false);
				assert_product(fastest_tile_number(number), columns, columns, true);
			}
}
END_TEST

START_TEST(every_tile_adds_squares)
{
	const struct fastest_tile *tile;
	for (int number = 0; (tile = fastest_tile_number(number)); number++)
		for (size_t vectors = 1; vectors <= FASTEST_VECTORS; vectors++) {
			struct fastest_matrix a, b, c;
			size_t columns = vectors * tile->lanes;
			ck_assert(fastest_matrix_make(&a, INNER, tile->height, NULL) &&
				  fastest_matrix_make(&b, INNER, columns, NULL) &&
				  fastest_matrix_make(&c, tile->height, columns, NULL));
			fill(&a, 4);
			fill(&b, 5);
			for (size_t j = 0; j < columns; j++)
				fastest_row(&c, 1)[j] = 7;
			const struct fastest_strips strips = {INNER,    a.values, b.values, c.values,
							      a.stride, b.stride, c.stride, vectors};
			const struct fastest_product product = {&c, &a, &b, FASTEST_WHOLE};
			tile->add_squares(&strips, 0.5);
			for (size_t j = 0; j < columns; j++) {
				double sum = definition(&product, 1, j), right = 7 + 0.5 * sum * sum;
				ck_assert(fabs(fastest_row(&c, 1)[j] - right) < 1e-12 * (1 + right));
			}
			fastest_matrix_free(&a);
			fastest_matrix_free(&b);
			fastest_matrix_free(&c);
		}
}
END_TEST

START_TEST(every_tile_knows_cosines)
{
	double values[1001];
	const struct fastest_tile *tile;
	for (int number = 0; (tile = fastest_tile_number(number)); number++) {
		for (int j = 0; j < 1001; j++)
			values[j] = j - 500;
		tile->cosines(values, 1001, 0.0625 / 2);
		for (int j = 0; j < 1001; j++) {
			double right = cos(2 * M_PI * (0.0625 / 2) * ((j - 500) % 32));
			ck_assert_msg(fabs(values[j] - right) < 1e-15, "%s: cosine of %d/32 turns is off by %g",
				      tile->name, j - 500, values[j] - right);
		}
	}
}
END_TEST

static struct params params_of(const char *text, const char *threads)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(params_parse(&params, text, &err), "%s", err.message);
	if (threads)
		params_set(&params, "threads", threads);
	return params;
}

/* What cosines of `band` periods are off by, in the middle between two nodes and at the edge too. */
static double worst_of_nodes(const struct fastest_nodes *nodes, double band)
{
	double values[nodes->count], worst = 0;
	for (double x = 0; x < 0.5; x += 0.00037) {
		double sum = 0;
		fastest_cardinal(values, nodes, x, 1);
		for (size_t k = 0; k < nodes->count; k++)
			sum += values[k] * cos(2 * M_PI * nodes->at[k] * band);
		worst = fmax(worst, fabs(sum - cos(2 * M_PI * x * band)));
	}
	return worst;
}

START_TEST(nodes_carry_their_band_and_not_much_more)
{
	struct psf psf = {.n = 4096};
	for (double band = 1; band < 100; band *= 2.7) {
		struct fastest_nodes nodes;
		ck_assert(fastest_nodes_make(&nodes, &psf, fastest_nodes_needed(band, 0), NULL));
		double within = worst_of_nodes(&nodes, band), beyond = worst_of_nodes(&nodes, 2 * band + 8);
		ck_assert_msg(within < 1e-13, "%zu nodes for %g periods are off by %g", nodes.count, band, within);
		ck_assert_msg(beyond > 1e-6, "%zu nodes for %g periods carry more", nodes.count, band);
		fastest_nodes_free(&nodes);
	}
}
END_TEST

START_TEST(a_cardinal_function_is_one_at_its_node)
{
	struct psf psf = {.n = 1024};
	struct fastest_nodes nodes;
	double values[40];
	ck_assert(fastest_nodes_make(&nodes, &psf, 40, NULL));
	for (size_t i = 0; i < 40; i++) {
		fastest_cardinal(values, &nodes, nodes.at[i], 2);
		for (size_t k = 0; k < 40; k++)
			ck_assert(values[k] == (i == k ? 2 : 0));
	}
	fastest_nodes_free(&nodes);
}
END_TEST

/* The image by the library's own transforms. */
static double *transformed(enum psf_kind kind, const char *text)
{
	static const struct psf_threads one_thread = {.count = 1};
	struct params params = params_of(text, NULL);
	struct psf_tools tools = {.threads = one_thread};
	struct psf_workspace *workspace;
	struct psf psf;
	ck_assert(psf_define(&psf, kind, &params, NULL, NULL));
	ck_assert(kind == PSF_IMAGING || psf_plain_dft(&tools.dft, psf.grid, NULL));
	ck_assert(psf_product_mft(&tools.mft, &psf, psf_tile_best(), one_thread, NULL));
	ck_assert(psf_workspace_make(&workspace, &psf, &tools, NULL));
	double *image = mem_zero(psf.side * psf.side, sizeof *image);
	for (size_t i = 0; i < psf.wavelengths; i++)
		psf_add_wavelength(workspace, i, image);
	psf_workspace_free(workspace);
	psf_free(&psf);
	params_free(&params);
	return image;
}

static void compare(enum psf_kind kind, const char *text, const char *threads)
{
	const struct kernel *kernel = &backend.kernels[kind == PSF_CORONAGRAPH];
	struct params params = params_of(text, threads);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(kernel->prepare(&state, &params, &err), "%s", err.message);
	ck_assert(kernel->run(state, &err));
	const struct psf *psf = state;
	double *right = transformed(kind, text), peak = 0, worst = 0;
	for (size_t i = 0; i < psf->side * psf->side; i++) {
		peak = fmax(peak, right[i]);
		worst = fmax(worst, fabs(psf->image[i] - right[i]));
	}
	ck_assert_msg(worst < 1e-12 * peak, "%s: off by %g of the peak", text, worst / peak);
	free(right);
	kernel->finish(state);
	params_free(&params);
}

/* Pupils with pixels in place of all nodes, of some, and of none; more wavelengths than a batch has. */
static const char *const texts[] = {
	"oversample=1,pupil=144,wavelengths=2", "oversample=1,pupil=200,wavelengths=1",
	"oversample=2,pupil=255,wavelengths=1", "oversample=3,pupil=191,wavelengths=2",
	"oversample=1,pupil=401,wavelengths=2", "oversample=1,pupil=120,wavelengths=35",
};

START_TEST(images_are_those_by_transforms)
{
	compare(PSF_IMAGING, texts[_i], "2");
}
END_TEST

START_TEST(coronagraphs_are_those_by_transforms)
{
	compare(PSF_CORONAGRAPH, texts[_i], "3");
}
END_TEST

static TCase *fastest_tests(void)
{
	TCase *tests = tcase_create("fastest");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_tile_multiplies_matrices_of_any_size);
	tcase_add_test(tests, every_tile_adds_squares);
	tcase_add_test(tests, every_tile_knows_cosines);
	tcase_add_test(tests, nodes_carry_their_band_and_not_much_more);
	tcase_add_test(tests, a_cardinal_function_is_one_at_its_node);
	tcase_add_loop_test(tests, images_are_those_by_transforms, 0, COUNT_OF(texts));
	tcase_add_loop_test(tests, coronagraphs_are_those_by_transforms, 0, COUNT_OF(texts));
	return tests;
}

CHECK_MAIN("psf: fastest", fastest_tests)
