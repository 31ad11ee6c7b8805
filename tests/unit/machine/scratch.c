#include "scratch.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"

#define FILE_MAX (1u << 20)

char *scratch_empty(void)
{
	char *root;
	struct error err = ERROR_INIT;
	const char *folder = getenv("TMPDIR");
	ck_assert_msg(path_make_temporary(&root, folder ? folder : "/tmp", "lapchart-machine-", &err), "%s",
		      err.message);
	return root;
}

/* The source tree may be read-only, its copy may not. */
char *scratch_copy(const char *tree)
{
	char *root = scratch_empty();
	char *command = mem_printf("cp -r --no-preserve=mode '" TESTS_DIR "/machines/%s/.' '%s'", tree, root);
	ck_assert_int_eq(system(command), 0);
	free(command);
	return root;
}

void scratch_drop(char *root)
{
	ck_assert(path_remove_all(root, NULL));
	free(root);
}

void scratch_write(const char *root, const char *path, const char *text)
{
	struct error err = ERROR_INIT;
	char *full = mem_printf("%s%s", root, path), *folder = path_folder(full);
	ck_assert_msg(path_make_folders(folder, &err), "%s", err.message);
	ck_assert_msg(file_write(full, text, strlen(text), &err) != FILE_FAILED, "%s", err.message);
	free(folder);
	free(full);
}

void scratch_remove(const char *root, const char *path)
{
	char *full = mem_printf("%s%s", root, path);
	ck_assert_msg(path_exists(full), "%s is not there", full);
	ck_assert(path_remove_all(full, NULL));
	free(full);
}

void scratch_replace(const char *root, const char *path, const char *from, const char *to)
{
	struct error err = ERROR_INIT;
	struct buf old = BUF_INIT, new = BUF_INIT;
	char *full = mem_printf("%s%s", root, path);
	ck_assert_msg(file_read(&old, full, FILE_MAX, &err), "%s", err.message);
	ck_assert_msg(strstr(old.data, from) != NULL, "no \"%s\" in %s", from, path);
	const char *rest = old.data;
	for (const char *at; (at = strstr(rest, from)); rest = at + strlen(from)) {
		buf_add(&new, rest, (size_t)(at - rest));
		buf_text(&new, to);
	}
	buf_text(&new, rest);
	ck_assert(file_write(full, new.data, new.length, &err) != FILE_FAILED);
	buf_free(&old);
	buf_free(&new);
	free(full);
}

/* libcheck cuts long messages: of two texts the first line that differs is enough to look for the cause. */
static void check_lines(const char *path, const char *expected, const char *text)
{
	int line = 1;
	while (*expected && *text) {
		size_t wanted = strcspn(expected, "\n"), got = strcspn(text, "\n");
		ck_assert_msg(wanted == got && memcmp(expected, text, got) == 0,
			      "%s:%d has \"%.*s\", now it is \"%.*s\" (UPDATE_GOLDEN=1 writes it anew)", path, line,
			      (int)wanted, expected, (int)got, text);
		expected += wanted + (expected[wanted] == '\n');
		text += got + (text[got] == '\n');
		line++;
	}
	ck_assert_msg(!*expected && !*text, "%s:%d is the end of one of the two texts only", path, line);
}

void golden_check(const char *name, const char *text)
{
	struct error err = ERROR_INIT;
	struct buf expected = BUF_INIT;
	char *path = mem_printf(TESTS_DIR "/golden/machine/%s", name);
	if (getenv("UPDATE_GOLDEN"))
		ck_assert_msg(file_write(path, text, strlen(text), &err) != FILE_FAILED, "%s", err.message);
	ck_assert_msg(file_read(&expected, path, FILE_MAX, &err), "%s", err.message);
	check_lines(path, expected.data, text);
	buf_free(&expected);
	free(path);
}
