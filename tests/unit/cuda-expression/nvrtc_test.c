/* NVRTC itself, which needs no device. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "cuda-expression/compiler.h"
#include "kernels.h"
#include "tests.h"

/* NULL, with the reason on standard error, where there is none. */
static struct compiler *open_compiler(void)
{
	struct compiler *compiler;
	struct error err = ERROR_INIT;
	if (!compiler_open(&compiler, &err))
		fprintf(stderr, "skipped: %s\n", err.message);
	return compiler;
}

static const struct compiler_target targets[] = {{80, false}, {90, false}, {90, true}};

static void assert_compiles(const struct compiler *compiler, struct compiler_target target, const char *source)
{
	struct buf image = BUF_INIT;
	struct error err = ERROR_INIT;
	bool good = compiler_compile(&image, compiler, target, source, &err);
	ck_assert_msg(good, "%s", err.message);
	/* What the driver takes: an ELF file, or a text that says for which device it is. */
	if (target.ptx)
		ck_assert_ptr_nonnull(strstr(image.data, ".target sm_90"));
	else
		ck_assert_mem_eq(image.data, "\177ELF", 4);
	buf_free(&image);
}

START_TEST(each_opcode_compiles_for_each_device)
{
	struct compiler *compiler = open_compiler();
	struct buf source = BUF_INIT;
	if (!compiler)
		return;
	kernels_of_all_opcodes(&source);
	assert_compiles(compiler, targets[_i], source.data);
	buf_free(&source);
	compiler_close(compiler);
}
END_TEST

START_TEST(random_expressions_compile)
{
	enum { RANDOM = 20 };
	struct compiler *compiler = open_compiler();
	struct source source = SOURCE_INIT;
	struct forest forest;
	struct buf text = BUF_INIT;
	if (!compiler)
		return;
	forest_init(&forest, 20120316, 1);
	forest.no_complex_functions = true;
	for (int i = 0; i < RANDOM; i++) {
		struct expression *expression = kernels_random(&forest, &text);
		char *name = mem_printf("random_%d", i);
		source_add(&source, name, expression);
		expression_free(expression);
		free(name);
	}
	buf_clear(&text);
	source_write(&text, &source);
	assert_compiles(compiler, (struct compiler_target){90, true}, text.data);
	source_free(&source);
	buf_free(&text);
	forest_free(&forest);
	compiler_close(compiler);
}
END_TEST

static size_t count(const char *text, const char *word)
{
	size_t found = 0;
	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		found++;
	return found;
}

/* PTX of the two problems: accesses of 16 bytes through the read-only path, all loads in front of the first store,
 * nothing contracted, nothing in local memory. */
START_TEST(the_problems_kernels_are_as_they_should_be)
{
	static const struct {
		const char *text;
		struct expression_operand operands[3];
		size_t operand_count;
	} problems[] = {
		{"b*(c + d)",
		 {{"b", EXPRESSION_DOUBLE, false}, {"c", EXPRESSION_DOUBLE, false}, {"d", EXPRESSION_DOUBLE, false}},
		 3},
		{"where(abs(z*z + q) > 2, 0, z*z + q)",
		 {{"z", EXPRESSION_COMPLEX, false}, {"q", EXPRESSION_COMPLEX, false}},
		 2},
	};
	struct compiler *compiler = open_compiler();
	struct expression *expression;
	struct source source = SOURCE_INIT;
	struct buf text = BUF_INIT, ptx = BUF_INIT;
	struct error err = ERROR_INIT;
	if (!compiler)
		return;
	ck_assert(expression_compile(&expression, problems[_i].text, problems[_i].operands, problems[_i].operand_count,
				     NULL, &err));
	source_add(&source, "expression", expression);
	source_write(&text, &source);
	ck_assert(compiler_compile(&ptx, compiler, (struct compiler_target){90, true}, text.data, &err));
	ck_assert_uint_ge(count(ptx.data, "ld.global.nc.v2.f64"), problems[_i].operand_count);
	ck_assert_uint_ge(count(ptx.data, "st.global.v2.f64"), 1);
	ck_assert_uint_eq(count(ptx.data, "fma."), 0);
	ck_assert_uint_eq(count(ptx.data, ".local"), 0);
	source_free(&source);
	buf_free(&text);
	buf_free(&ptx);
	expression_free(expression);
	compiler_close(compiler);
}
END_TEST

START_TEST(a_device_gets_its_own_code_or_the_ptx_of_the_nearest_below)
{
	struct compiler *compiler = open_compiler();
	struct compiler_target target;
	struct error err = ERROR_INIT;
	if (!compiler)
		return;
	ck_assert(compiler_choose(&target, compiler, 90, &err) && target.capability == 90 && !target.ptx);
	ck_assert(compiler_choose(&target, compiler, 80, &err) && target.capability == 80 && !target.ptx);
	ck_assert(compiler_choose(&target, compiler, 92, &err) && target.capability == 90 && target.ptx);
	ck_assert(!compiler_choose(&target, compiler, 13, &err));
	ck_assert_str_eq(err.message, "this NVRTC has no code for a device of compute capability 1.3");
	compiler_close(compiler);
}
END_TEST

START_TEST(a_source_that_is_wrong_is_told_with_its_line)
{
	struct compiler *compiler = open_compiler();
	struct buf image = BUF_INIT;
	struct error err = ERROR_INIT;
	if (!compiler)
		return;
	ck_assert(!compiler_compile(&image, compiler, targets[0], "int a;\nwrong b;\n", &err));
	ck_assert_msg(strstr(err.message, "expression.cu(2): error") != NULL, "%s", err.message);
	ck_assert_msg(strstr(err.message, "NVRTC, --gpu-architecture=sm_80: NVRTC_ERROR_COMPILATION") != NULL, "%s",
		      err.message);
	ck_assert_uint_eq(image.length, 0);
	compiler_close(compiler);
}
END_TEST

START_TEST(the_library_tells_its_version_and_file)
{
	struct compiler *compiler = open_compiler();
	if (!compiler)
		return;
	struct library library = compiler_library(compiler);
	ck_assert_str_eq(library.name, "nvrtc");
	ck_assert_ptr_nonnull(library.version);
	ck_assert_ptr_nonnull(strstr(library.path, "libnvrtc"));
	library_free(&library);
	compiler_close(compiler);
}
END_TEST

START_TEST(where_there_is_no_library_the_reason_says_what_was_tried)
{
	static const char *const paths[] = {"libno-such-nvrtc.so.1", "/no/such/folder/libnvrtc.so", NULL};
	struct compiler *compiler;
	struct error err = ERROR_INIT;
	ck_assert(!compiler_open_first(&compiler, paths, &err));
	ck_assert_ptr_null(compiler);
	ck_assert_msg(strncmp(err.message, "no NVRTC, which comes with the CUDA toolkit", 43) == 0, "%s", err.message);
	ck_assert_ptr_nonnull(strstr(err.message, "libno-such-nvrtc.so.1"));
	ck_assert_ptr_nonnull(strstr(err.message, "/no/such/folder/libnvrtc.so"));
}
END_TEST

START_TEST(a_library_that_is_none_is_refused)
{
	static const char *const paths[] = {"libm.so.6", NULL};
	struct compiler *compiler;
	struct error err = ERROR_INIT;
	ck_assert(!compiler_open_first(&compiler, paths, &err));
	ck_assert_msg(strncmp(err.message, "NVRTC: ", 7) == 0 && strstr(err.message, "nvrtcVersion"), "%s",
		      err.message);
}
END_TEST

TCase *nvrtc_tests(void)
{
	TCase *tests = tcase_create("nvrtc");
	tcase_set_timeout(tests, 300);
	tcase_add_loop_test(tests, each_opcode_compiles_for_each_device, 0, 3);
	tcase_add_test(tests, random_expressions_compile);
	tcase_add_loop_test(tests, the_problems_kernels_are_as_they_should_be, 0, 2);
	tcase_add_test(tests, a_device_gets_its_own_code_or_the_ptx_of_the_nearest_below);
	tcase_add_test(tests, a_source_that_is_wrong_is_told_with_its_line);
	tcase_add_test(tests, the_library_tells_its_version_and_file);
	tcase_add_test(tests, where_there_is_no_library_the_reason_says_what_was_tried);
	tcase_add_test(tests, a_library_that_is_none_is_refused);
	return tests;
}
