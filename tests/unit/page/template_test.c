#include "page/template.h"

#include <pthread.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "site.h"

TCase *template_tests(void);

static struct template_set *make(const char *name, const char *text)
{
	struct template_set *set = NULL;
	struct error err = ERROR_INIT;
	ck_assert_msg(template_set_make(&set, &name, &text, 1, &err), "%s", err.message);
	return set;
}

START_TEST(an_unknown_template_is_an_error)
{
	struct template_set *set = make("index", "x"), *empty = NULL;
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert(!template_render(&out, set, "indexes", NULL, &err));
	ck_assert_str_eq(err.message, "there is no template \"indexes\"");
	ck_assert(template_set_make(&empty, NULL, NULL, 0, &err));
	ck_assert(!template_render(&out, empty, "index", NULL, &err));
	ck_assert_uint_eq(out.length, 0);
	template_set_free(empty);
	template_set_free(set);
	template_set_free(NULL);
}
END_TEST

START_TEST(a_template_without_data_is_rendered)
{
	struct template_set *set = make("index", "a{{x}}{{.}}{{#x}}b{{/x}}{{^x}}c{{/x}}");
	struct buf out = BUF_INIT;
	ck_assert(template_render(&out, set, "index", NULL, NULL));
	ck_assert_str_eq(out.data, "ac");
	buf_free(&out);
	template_set_free(set);
}
END_TEST

START_TEST(a_partial_that_includes_itself_without_end_is_an_error)
{
	struct template_set *set = make("loop", "x\n {{>loop}}");
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	buf_text(&out, "before");
	ck_assert(!template_render(&out, set, "loop", NULL, &err));
	ck_assert_str_eq(err.message,
			 "loop: sections and partials lie more than 256 deep at \"loop\": does a partial include "
			 "itself without end?");
	ck_assert_str_eq(out.data, "before");
	buf_free(&out);
	template_set_free(set);
}
END_TEST

START_TEST(data_deeper_than_the_limit_is_an_error)
{
	struct template_set *set = make("tree", "{{#n}}{{>tree}}{{/n}}");
	struct value *root = value_map(), *map = root;
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	for (int i = 0; i < 100; i++)
		map = value_put_map(map, "n");
	value_put_flag(map, "n", false);
	ck_assert_msg(template_render(&out, set, "tree", root, &err), "%s", err.message);
	value_put_flag(map, "n", true); /* is seen from all contexts below: without end */
	ck_assert(!template_render(&out, set, "tree", root, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "tree: sections and partials lie more than 256 deep at "));
	value_free(root);
	template_set_free(set);
}
END_TEST

START_TEST(a_template_is_rendered_behind_what_is_there)
{
	struct template_set *set = make("index", "{{x}}");
	struct value *data = value_map();
	struct buf out = BUF_INIT;
	value_put(data, "x", "1");
	for (int i = 0; i < 3; i++)
		ck_assert(template_render(&out, set, "index", data, NULL));
	ck_assert_str_eq(out.data, "111");
	buf_free(&out);
	value_free(data);
	template_set_free(set);
}
END_TEST

START_TEST(hostile_text_stays_inside_its_element)
{
	struct template_set *set = make("index", "<p title=\"{{x}}\">{{x}}</p>");
	struct value *data = value_map();
	struct buf out = BUF_INIT;
	value_put(data, "x", "</p><script>\"'\x1b\xff{{x}}");
	ck_assert(template_render(&out, set, "index", data, NULL));
	ck_assert_str_eq(out.data, "<p title=\"&lt;/p&gt;&lt;script&gt;&quot;&#39;\xef\xbf\xbd{{x}}\">"
				   "&lt;/p&gt;&lt;script&gt;&quot;&#39;\xef\xbf\xbd{{x}}</p>");
	buf_free(&out);
	value_free(data);
	template_set_free(set);
}
END_TEST

START_TEST(a_folder_gives_its_templates_by_name)
{
	site_put_foreign("index.mustache", "{{>parts/head}}{{>foot}}{{>.hidden}}{{>style}}\n");
	site_put_foreign("parts/head.mustache", "<");
	site_put_foreign("foot.mustache", ">");
	site_put_foreign(".hidden.mustache", "{{#broken");
	site_put_foreign("style.css", "{{#broken");
	site_put_foreign(".mustache", "{{#broken");
	struct template_set *set = NULL;
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(template_set_read(&set, site_path(""), &err), "%s", err.message);
	ck_assert(template_render(&out, set, "index", NULL, &err));
	ck_assert_str_eq(out.data, "<>\n");
	buf_free(&out);
	template_set_free(set);
}
END_TEST

START_TEST(a_mistake_in_a_folder_names_the_file)
{
	site_put_foreign("good.mustache", "x");
	site_put_foreign("parts/bad.mustache", "one\ntwo {{/x}}");
	struct template_set *set = NULL;
	struct error err = ERROR_INIT;
	ck_assert(!template_set_read(&set, site_path(""), &err));
	ck_assert_ptr_null(set);
	ck_assert_ptr_nonnull(
		strstr(err.message, "/site/parts/bad.mustache:2:5: the end of \"x\", which was not begun"));
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_an_error)
{
	struct template_set *set = NULL;
	struct error err = ERROR_INIT;
	ck_assert(!template_set_read(&set, site_path("none"), &err));
	ck_assert_ptr_nonnull(strstr(err.message, "cannot read the folder "));
}
END_TEST

struct job {
	const struct template_set *set;
	const struct value *data;
};

static void *render_often(void *argument)
{
	const struct job *job = argument;
	for (int i = 0; i < 200; i++) {
		struct buf out = BUF_INIT;
		bool good =
			template_render(&out, job->set, "index", job->data, NULL) && strcmp(out.data, " 1\n 2\n") == 0;
		buf_free(&out);
		if (!good)
			return NULL;
	}
	return argument;
}

START_TEST(threads_render_at_the_same_time)
{
	const char *names[] = {"index", "row"}, *texts[] = {"{{#rows}}\n {{>row}}\n{{/rows}}\n", "{{.}}\n"};
	struct template_set *set = NULL;
	ck_assert(template_set_make(&set, names, texts, COUNT_OF(names), NULL));
	struct value *data = value_map(), *rows = value_put_list(data, "rows");
	value_add(rows, "1");
	value_add(rows, "2");
	struct job job = {set, data};
	pthread_t threads[4];
	for (size_t i = 0; i < COUNT_OF(threads); i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, render_often, &job), 0);
	for (size_t i = 0; i < COUNT_OF(threads); i++) {
		void *good = NULL;
		pthread_join(threads[i], &good);
		ck_assert_ptr_nonnull(good);
	}
	value_free(data);
	template_set_free(set);
}
END_TEST

TCase *template_tests(void)
{
	TCase *tests = tcase_create("template");
	tcase_add_checked_fixture(tests, site_set_up, site_tear_down);
	tcase_add_test(tests, an_unknown_template_is_an_error);
	tcase_add_test(tests, a_template_without_data_is_rendered);
	tcase_add_test(tests, a_partial_that_includes_itself_without_end_is_an_error);
	tcase_add_test(tests, data_deeper_than_the_limit_is_an_error);
	tcase_add_test(tests, a_template_is_rendered_behind_what_is_there);
	tcase_add_test(tests, hostile_text_stays_inside_its_element);
	tcase_add_test(tests, a_folder_gives_its_templates_by_name);
	tcase_add_test(tests, a_mistake_in_a_folder_names_the_file);
	tcase_add_test(tests, a_folder_that_is_not_there_is_an_error);
	tcase_add_test(tests, threads_render_at_the_same_time);
	return tests;
}
