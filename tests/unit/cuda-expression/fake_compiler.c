#include "fake_compiler.h"

#include <stdlib.h>

#include "base/mem.h"
#include "c_compiler.h"
#include "cuda-expression/compiler.h"

struct compiler {
	char nothing;
};

static enum fake_compiler_state fake;

void fake_compiler_set(enum fake_compiler_state state)
{
	fake = state;
}

bool compiler_open(struct compiler **out, struct error *err)
{
	*out = NULL;
	if (fake == FAKE_COMPILER_MISSING)
		return error_set(err, ERROR_SYSTEM, "no compiler here");
	*out = mem_zero(1, sizeof **out);
	return true;
}

void compiler_close(struct compiler *compiler)
{
	free(compiler);
}

bool compiler_choose(struct compiler_target *out, const struct compiler *compiler, int capability, struct error *err)
{
	(void)compiler;
	*out = (struct compiler_target){capability, false};
	return fake != FAKE_COMPILER_TOO_NEW || error_set(err, ERROR_SYSTEM, "no code for %d", capability);
}

bool compiler_compile(struct buf *image, const struct compiler *compiler, struct compiler_target target,
		      const char *source, struct error *err)
{
	(void)compiler;
	(void)target;
	if (fake == FAKE_COMPILER_COMPLAINS)
		return error_set(err, ERROR_SYSTEM, "line 1 is wrong");
	char *path = c_compiler_compile(source, err);
	buf_text(image, path);
	free(path);
	return image->length > 0;
}

struct library compiler_library(const struct compiler *compiler)
{
	(void)compiler;
	return (struct library){.kind = mem_text("compiler"), .name = mem_text("fake")};
}
