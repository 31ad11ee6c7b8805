#include "golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/file.h"

void golden_check(const char *name, const struct buf *got)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/golden/%s", TESTS_DIR, name);
	struct error err = ERROR_INIT;
	if (getenv("UPDATE_GOLDEN")) {
		enum file_written written = file_write(path, got->data, got->length, &err);
		ck_assert_msg(written != FILE_FAILED, "%s", err.message);
	}
	struct buf wanted = BUF_INIT;
	ck_assert_msg(file_read(&wanted, path, 1 << 20, &err), "%s", err.message);
	ck_assert_msg(strcmp(wanted.data, got->data) == 0, "%s differs (UPDATE_GOLDEN=1 writes it anew); now:\n%s",
		      path, got->data);
	buf_free(&wanted);
}
