#include <json.h>

#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "mustache_cases.h"
#include "page/template.h"

TCase *mustache_tests(void);

static void fill_list(struct value *list, struct json_object *json);
static void fill_map(struct value *map, struct json_object *json);

static void put_json(struct value *map, const char *key, struct json_object *json)
{
	if (json_object_is_type(json, json_type_object))
		fill_map(value_put_map(map, key), json);
	else if (json_object_is_type(json, json_type_array))
		fill_list(value_put_list(map, key), json);
	else if (json_object_is_type(json, json_type_boolean))
		value_put_flag(map, key, json_object_get_boolean(json));
	else if (json)
		value_put(map, key, json_object_get_string(json));
}

static void fill_map(struct value *map, struct json_object *json)
{
	json_object_object_foreach(json, key, child)
	{
		put_json(map, key, child);
	}
}

static void fill_list(struct value *list, struct json_object *json)
{
	for (size_t i = 0; i < json_object_array_length(json); i++) {
		struct json_object *child = json_object_array_get_idx(json, i);
		if (json_object_is_type(child, json_type_object))
			fill_map(value_add_map(list), child);
		else if (json_object_is_type(child, json_type_array))
			fill_list(value_add_list(list), child);
		else
			value_add(list, json_object_get_string(child));
	}
}

/* A map whose "root" is the data, which need not be a map. */
static struct value *data_of(const struct mustache_case *this)
{
	struct json_object *json = json_tokener_parse(this->data);
	ck_assert_msg(json != NULL, "%s: the data is no JSON: %s", this->name, this->data);
	struct value *map = value_map();
	put_json(map, "root", json);
	json_object_put(json);
	return map;
}

START_TEST(a_rule_of_the_specification_holds)
{
	const struct mustache_case *this = &mustache_cases[_i];
	const char *names[1 + COUNT_OF(this->partials)] = {"main"}, *texts[COUNT_OF(names)] = {this->template};
	size_t count = 1;
	for (const struct partial_case *partial = this->partials; partial->name; partial++, count++) {
		names[count] = partial->name;
		texts[count] = partial->text;
	}
	struct error err = ERROR_INIT;
	struct template_set *set = NULL;
	struct buf out = BUF_INIT;
	struct value *map = data_of(this);
	bool good = template_set_make(&set, names, texts, count, &err) &&
		    template_render(&out, set, "main", value_get(map, "root", 4), &err);
	ck_assert_msg(good, "%s: %s", this->name, err.message);
	ck_assert_msg(strcmp(out.data, this->expected) == 0, "%s:\n[%s]\nis not\n[%s]", this->name, out.data,
		      this->expected);
	buf_free(&out);
	value_free(map);
	template_set_free(set);
}
END_TEST

TCase *mustache_tests(void)
{
	TCase *tests = tcase_create("mustache");
	tcase_add_loop_test(tests, a_rule_of_the_specification_holds, 0, (int)mustache_case_count);
	return tests;
}
