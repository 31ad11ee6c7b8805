/* What both backends have in common, over a fake device; linked once with each. Beside this, psf_test.c compares them
 * with the definition. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "cuda-psf/need.h"
#include "psf/workspace.h"

#include "../check_main.h"
#include "../cuda/fake_cublas.h"
#include "../cuda/fake_cufft.h"
#include "../cuda/fake_runtime.h"

#define GOLDEN_PIXELS_MAX ((size_t)320 * 320)

static const struct psf_threads one_thread = {.count = 1};

/* Larger than a few pixels, so that `cuda-fastest` has nodes; one of them with more wavelengths than a batch. */
static const char *const points[] = {
	"oversample=1,pupil=64,wavelengths=3",  "oversample=2,pupil=97,wavelengths=2",
	"oversample=3,pupil=150,wavelengths=1", "oversample=1,pupil=260,wavelengths=2",
	"oversample=1,pupil=24,wavelengths=35",
};

static struct params params_of(const char *text)
{
	struct params params = {0};
	ck_assert(params_parse(&params, text, NULL));
	return params;
}

static bool prepare(void **state, int kernel, const char *text, struct error *err)
{
	struct params params = params_of(text);
	bool good = backend.kernels[kernel].prepare(state, &params, err);
	params_free(&params);
	return good;
}

/* A visit; the state begins with a struct psf. */
static void *visit(int kernel, const char *text)
{
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(prepare(&state, kernel, text, &err), "%s", err.message);
	ck_assert_msg(backend.kernels[kernel].run(state, &err), "%s", err.message);
	return state;
}

static void finish(int kernel, void *state)
{
	backend.kernels[kernel].finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
	ck_assert_uint_eq(fake_cublas_left(), 0);
	ck_assert_uint_eq(fake_cufft_left(), 0);
}

/* By the tools of the backend `serial`. */
static double *serial_image(const struct psf *psf)
{
	struct psf_tools tools = {.threads = one_thread};
	struct psf_workspace *workspace;
	double *image = mem_zero(psf->side * psf->side, sizeof *image);
	ck_assert((psf->kind == PSF_IMAGING || psf_plain_dft(&tools.dft, psf->grid, NULL)) &&
		  psf_product_mft(&tools.mft, psf, &psf_tile_portable, one_thread, NULL) &&
		  psf_workspace_make(&workspace, psf, &tools, NULL));
	for (size_t i = 0; i < psf->wavelengths; i++)
		psf_add_wavelength(workspace, i, image);
	psf_workspace_free(workspace);
	return image;
}

static void assert_same(const struct psf *psf, const double *right, double tolerance)
{
	double peak = 0, worst = 0;
	for (size_t i = 0; i < psf->side * psf->side; i++) {
		double away = fabs(psf->image[i] - right[i]);
		peak = fmax(peak, right[i]);
		worst = away <= worst ? worst : away; /* NaN stays */
	}
	ck_assert_msg(worst <= tolerance * peak, "off by %g of the peak", worst / peak);
}

START_TEST(the_image_is_that_of_the_backend_serial)
{
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		void *state = visit(kernel, points[_i]);
		double *right = serial_image(state);
		assert_same(state, right, 1e-12);
		free(right);
		finish(kernel, state);
	}
}
END_TEST

static double metric(int kernel, void *state, const char *name)
{
	struct answer metrics = {0};
	ck_assert(backend.kernels[kernel].metrics(state, &metrics, NULL));
	const struct answer_value *value = answer_find(&metrics, name);
	ck_assert_msg(value != NULL, "there is no %s", name);
	double number = value->number;
	answer_free(&metrics);
	return number;
}

START_TEST(metrics_tell_where_the_time_went)
{
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		void *state = visit(kernel, points[0]);
		ck_assert(metric(kernel, state, "device_seconds") > 0);
		ck_assert(metric(kernel, state, "copy_seconds") > 0);
		ck_assert(metric(kernel, state, "first_run_seconds") > 0);
		ck_assert(metric(kernel, state, "device_memory_bytes") > 0);
		ck_assert(metric(kernel, state, "wavelengths_at_a_time") == 3);
		finish(kernel, state);
	}
}
END_TEST

/* The smallest device for which prepare() does not say unavailable. */
static size_t smallest_memory(int kernel, const char *text)
{
	size_t low = 0, high = (size_t)1 << 30;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		void *state = NULL;
		fake_cuda_reset();
		fake_cuda_set_memory(middle);
		*(prepare(&state, kernel, text, NULL) ? &high : &low) = middle;
		finish(kernel, state);
	}
	return high;
}

START_TEST(on_a_small_card_wavelengths_go_one_at_a_time)
{
	const char *text = "oversample=2,pupil=20,wavelengths=3";
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		size_t smallest = smallest_memory(kernel, text);
		ck_assert_uint_gt(smallest, CUDA_PSF_SPARE_BYTES);
		fake_cuda_reset();
		fake_cuda_set_memory(smallest);
		void *state = visit(kernel, text);
		double *right = serial_image(state);
		assert_same(state, right, 1e-12);
		ck_assert(metric(kernel, state, "wavelengths_at_a_time") == 1);
		free(right);
		finish(kernel, state);
	}
}
END_TEST

START_TEST(a_card_that_is_too_small_is_unavailable_with_both_numbers)
{
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		struct error err = ERROR_INIT;
		void *state = NULL;
		fake_cuda_set_memory((size_t)128 << 20);
		ck_assert(!prepare(&state, kernel, points[0], &err));
		ck_assert_msg(strncmp(err.message, "needs 0.2", 9) == 0, "%s", err.message);
		ck_assert_ptr_nonnull(strstr(err.message, " GiB on the CUDA device, 0.125 GiB are free"));
		finish(kernel, state);
	}
}
END_TEST

/* Calls whose failure is an error; what pins memory and what gives back is not among them. */
static const char *const calls[] = {"cudaSetDevice",  "cudaEventCreate",      "cudaEventRecord",   "cudaMalloc",
				    "cudaMemGetInfo", "cudaMemcpyAsync",      "cudaMemcpy2DAsync", "cudaMemsetAsync",
				    "launch",         "cudaDeviceSynchronize"};
static const char *const small = "oversample=1,pupil=12,wavelengths=2";

/* A visit in which something fails: whether it was told, and nothing is left behind. */
static void assert_told(int kernel, const char *what, int nth, const char *words)
{
	struct error err = ERROR_INIT;
	void *state = NULL;
	bool good = prepare(&state, kernel, small, &err) && backend.kernels[kernel].run(state, &err);
	ck_assert_msg(!good, "call %d of %s failed, and nobody said so", nth, what);
	ck_assert_msg(strstr(err.message, words) != NULL, "%s: %s", what, err.message);
	finish(kernel, state);
}

START_TEST(every_call_of_the_runtime_that_fails_is_told_and_leaves_nothing)
{
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		fake_cuda_reset();
		finish(kernel, visit(kernel, small));
		const int count = fake_cuda_calls(calls[_i]);
		for (int nth = 1; nth <= count; nth++) {
			fake_cuda_reset();
			fake_cuda_fail(calls[_i], nth, cudaErrorUnknown);
			assert_told(kernel, calls[_i], nth, "(cudaErrorOther, 999)");
		}
	}
}
END_TEST

/* The last call of each library gives back what it holds, and its failure is no news. */
START_TEST(every_call_of_the_libraries_that_fails_is_told_and_leaves_nothing)
{
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		const int products = fake_cublas_calls(), transforms = fake_cufft_calls();
		finish(kernel, visit(kernel, small));
		const int more_products = fake_cublas_calls() - products;
		const int more_transforms = fake_cufft_calls() - transforms;
		ck_assert_int_gt(more_products, 4);
		for (int nth = 1; nth < more_products; nth++) {
			fake_cublas_fail(NULL, nth);
			assert_told(kernel, "cuBLAS", nth,
				    ": the function failed to launch (CUBLAS_STATUS_EXECUTION_FAILED, 13)");
		}
		for (int nth = 1; nth < more_transforms; nth++) {
			fake_cufft_fail(NULL, nth);
			assert_told(kernel, "cuFFT", nth,
				    ": an error within the library or the driver (CUFFT_INTERNAL_ERROR, 5)");
		}
	}
}
END_TEST

START_TEST(without_a_device_a_visit_is_unavailable)
{
	for (int kernel = 0; kernel < backend.kernel_count; kernel++) {
		struct error err = ERROR_INIT;
		void *state = NULL;
		fake_cuda_set_devices(0, cudaErrorInsufficientDriver);
		ck_assert(!prepare(&state, kernel, small, &err));
		ck_assert_str_eq(err.message, "CUDA driver: insufficient or missing (cudaErrorInsufficientDriver, 35)");
		finish(kernel, state);
	}
}
END_TEST

/* Whole images by another program; LAPCHART_SHARED names the folder in which golden/ is. */
START_TEST(the_image_is_that_of_another_program)
{
	static const char *const names[] = {"psf-imaging_256", "psf-coronagraph_256"};
	const char *shared = getenv("LAPCHART_SHARED");
	char *path = mem_printf("%s/golden/%s_%d_1.f64", shared ? shared : SOURCE_DIR "/../shared", names[_i / 2],
				1 + _i % 2);
	char *text = mem_printf("oversample=%d,pupil=256,wavelengths=1", 1 + _i % 2);
	struct buf bytes = BUF_INIT;
	if (file_read(&bytes, path, GOLDEN_PIXELS_MAX * sizeof(double), NULL)) {
		void *state = visit(_i / 2, text);
		const struct psf *psf = state;
		ck_assert_uint_eq(bytes.length, psf->side * psf->side * sizeof(double));
		double *right = mem_alloc(bytes.length);
		memcpy(right, bytes.data, bytes.length);
		assert_same(psf, right, 1e-10);
		free(right);
		finish(_i / 2, state);
	} else {
		fprintf(stderr, "skipped: there is no %s\n", path);
	}
	buf_free(&bytes);
	free(path);
	free(text);
}
END_TEST

static TCase *cuda_psf_tests(void)
{
	TCase *tests = tcase_create("cuda-psf");
	tcase_add_checked_fixture(tests, fake_cuda_reset, NULL);
	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, the_image_is_that_of_the_backend_serial, 0, COUNT_OF(points));
	tcase_add_test(tests, metrics_tell_where_the_time_went);
	tcase_add_test(tests, on_a_small_card_wavelengths_go_one_at_a_time);
	tcase_add_test(tests, a_card_that_is_too_small_is_unavailable_with_both_numbers);
	tcase_add_loop_test(tests, every_call_of_the_runtime_that_fails_is_told_and_leaves_nothing, 0, COUNT_OF(calls));
	tcase_add_test(tests, every_call_of_the_libraries_that_fails_is_told_and_leaves_nothing);
	tcase_add_test(tests, without_a_device_a_visit_is_unavailable);
	tcase_add_loop_test(tests, the_image_is_that_of_another_program, 0, 4);
	return tests;
}

CHECK_MAIN(backend.name, cuda_psf_tests)
