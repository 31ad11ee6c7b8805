#include <math.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *schedule_tests(void);

static struct benchmark machine = {.of_machine = true}, ordinary;

#define POINTS 12

/* Points 0 and 1 are of the machine, 5 is skipped. */
static struct plan make_plan(struct planned points[POINTS])
{
	for (size_t i = 0; i < POINTS; i++)
		points[i] = (struct planned){.benchmark = i < 2 ? &machine : &ordinary,
					     .state = i == 5 ? STATE_SKIPPED : STATE_OK};
	return (struct plan){.points = points, .count = POINTS};
}

START_TEST(each_round_visits_each_point_once_and_the_machine_first)
{
	struct planned points[POINTS];
	struct plan plan = make_plan(points);
	struct slot *slots;
	size_t count;
	plan_schedule(&slots, &count, &plan, 3, 42);
	ck_assert_uint_eq(count, 3 * (POINTS - 1));
	for (size_t i = 0; i < count; i++) {
		size_t place = i % (POINTS - 1), same = 0;
		ck_assert_int_eq(slots[i].round, (int)(i / (POINTS - 1)));
		ck_assert_int_eq(slots[i].position, (int)i);
		ck_assert_uint_ne(slots[i].point, 5);
		ck_assert_int_eq(slots[i].point < 2, place < 2);
		for (size_t j = i - place; j < i - place + POINTS - 1; j++)
			same += slots[j].point == slots[i].point;
		ck_assert_uint_eq(same, 1);
	}
	free(slots);
}
END_TEST

START_TEST(the_order_depends_on_the_seed_alone)
{
	struct planned points[POINTS];
	struct plan plan = make_plan(points);
	struct buf out = BUF_INIT;
	for (uint64_t seed = 1; seed <= 2; seed++) {
		struct slot *slots;
		size_t count;
		plan_schedule(&slots, &count, &plan, 3, seed);
		for (size_t i = 0; i < count; i++) {
			if (i % (POINTS - 1) == 0)
				buf_printf(&out, "%sseed %d round %d:", i || seed > 1 ? "\n" : "", (int)seed,
					   slots[i].round);
			buf_printf(&out, " %zu", slots[i].point);
		}
		free(slots);
	}
	buf_char(&out, '\n');
	fixture_golden("schedule.txt", out.data);
	buf_free(&out);
}
END_TEST

START_TEST(every_order_of_three_is_as_likely_as_the_others)
{
	struct planned points[3] = {{.benchmark = &ordinary}, {.benchmark = &ordinary}, {.benchmark = &ordinary}};
	struct plan plan = {.points = points, .count = 3};
	enum { ROUNDS = 6000 };
	struct slot *slots;
	size_t count;
	int seen[27] = {0};
	plan_schedule(&slots, &count, &plan, ROUNDS, 7);
	for (size_t i = 0; i < count; i += 3)
		seen[slots[i].point * 9 + slots[i + 1].point * 3 + slots[i + 2].point]++;
	/* 1000 each; the standard deviation is 29. */
	int orders = 0;
	for (size_t i = 0; i < COUNT_OF(seen); i++) {
		orders += seen[i] > 0;
		ck_assert(seen[i] == 0 || abs(seen[i] - ROUNDS / 6) < 150);
	}
	ck_assert_int_eq(orders, 6);
	free(slots);
}
END_TEST

START_TEST(nothing_to_visit_is_an_empty_schedule)
{
	struct planned points[POINTS];
	struct plan plan = make_plan(points), empty = {0};
	struct slot *slots;
	size_t count = 9;
	plan_schedule(&slots, &count, &plan, 0, 1);
	ck_assert_uint_eq(count, 0);
	free(slots);
	count = 9;
	plan_schedule(&slots, &count, &empty, 5, 1);
	ck_assert_uint_eq(count, 0);
	free(slots);
}
END_TEST

TCase *schedule_tests(void)
{
	TCase *tests = tcase_create("schedule");
	tcase_add_test(tests, each_round_visits_each_point_once_and_the_machine_first);
	tcase_add_test(tests, the_order_depends_on_the_seed_alone);
	tcase_add_test(tests, every_order_of_three_is_as_likely_as_the_others);
	tcase_add_test(tests, nothing_to_visit_is_an_empty_schedule);
	return tests;
}
