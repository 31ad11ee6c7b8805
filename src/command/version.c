#include "command/version.h"

/* Given by local.mk: the version of the package, the compiler and the flags of this build. */
#define LINE "lapchart " LAPCHART_VERSION ", " LAPCHART_COMPILER ", " LAPCHART_FLAGS

void version_write(struct buf *out)
{
	buf_text(out, "lapchart " LAPCHART_VERSION "\n"
		      "compiled by " LAPCHART_COMPILER "\n"
		      "with " LAPCHART_FLAGS "\n");
}

const char *version_line(void)
{
	return LINE;
}
