#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check_main.h"
#include "harness/proctree.h"

TCase *proctree_tests(void);

/* A child that has a child; returns both numbers. Both live until the pipe that they read from is closed. */
struct family {
	pid_t child, grandchild;
	int hold;
};

static void wait_for_end(int fd)
{
	char byte;
	while (read(fd, &byte, 1) > 0)
		;
	_exit(0);
}

static struct family make_family(void)
{
	int hold[2], tell[2];
	struct family family = {0};
	ck_assert(pipe(hold) == 0 && pipe(tell) == 0);
	family.child = fork();
	if (family.child == 0) {
		close(hold[1]);
		pid_t own = fork();
		if (own != 0 && write(tell[1], &own, sizeof own) != sizeof own)
			_exit(1);
		wait_for_end(hold[0]);
	}
	ck_assert_int_eq(read(tell[0], &family.grandchild, sizeof(pid_t)), sizeof(pid_t));
	close(tell[0]);
	close(tell[1]);
	close(hold[0]);
	family.hold = hold[1];
	return family;
}

static void end_family(const struct family *family)
{
	close(family->hold);
	waitpid(family->child, NULL, 0);
}

static void (*const readers[])(struct proctree *, pid_t, const struct proctree *) = {
	proctree_read_by_children, proctree_read_by_stat, proctree_read};

START_TEST(each_reader_finds_children_and_grandchildren_in_order)
{
	struct proctree tree = {0};
	struct family family = make_family();
	readers[_i](&tree, getpid(), NULL);
	ck_assert_uint_eq(tree.count, 2);
	ck_assert_int_eq(tree.items[0].pid, family.child);
	ck_assert_int_eq(tree.items[0].parent, getpid());
	ck_assert_int_eq(tree.items[1].pid, family.grandchild);
	ck_assert_int_eq(tree.items[1].parent, family.child);
	end_family(&family);
	proctree_free(&tree);
}
END_TEST

START_TEST(spared_children_are_left_out_with_all_below_them)
{
	struct proctree tree = {0}, spare = {0};
	struct family spared = make_family();
	proctree_read_children(&spare, getpid());
	ck_assert_uint_eq(spare.count, 1);
	struct family other = make_family();
	readers[_i](&tree, getpid(), &spare);
	ck_assert_uint_eq(tree.count, 2);
	ck_assert(proctree_has(&tree, other.child) && proctree_has(&tree, other.grandchild));
	ck_assert(!proctree_has(&tree, spared.child) && !proctree_has(&tree, spared.grandchild));
	end_family(&other);
	end_family(&spared);
	proctree_free(&tree);
	proctree_free(&spare);
}
END_TEST

START_TEST(a_process_that_is_not_there_has_no_parent)
{
	ck_assert_int_eq(proctree_parent_of(getpid()), getppid());
	ck_assert_int_eq(proctree_parent_of(0x7ffffffe), 0);
}
END_TEST

TCase *proctree_tests(void)
{
	TCase *tests = tcase_create("proctree");
	tcase_add_loop_test(tests, each_reader_finds_children_and_grandchildren_in_order, 0, 3);
	tcase_add_loop_test(tests, spared_children_are_left_out_with_all_below_them, 0, 3);
	tcase_add_test(tests, a_process_that_is_not_there_has_no_parent);
	return tests;
}
