#include "cuda-expression/listing.h"

#include "cuda-expression/compiler.h"
#include "cuda-expression/source.h"

static bool add_ptx(struct buf *out, const char *source, struct error *err)
{
	struct compiler *compiler;
	struct compiler_target target = {LISTING_CAPABILITY, true};
	if (!compiler_open(&compiler, err))
		return false;
	buf_char(out, '\n');
	bool good = compiler_compile(out, compiler, target, source, err);
	compiler_close(compiler);
	return good;
}

bool listing_print(struct buf *out, const struct expression *expression, void *context, struct error *err)
{
	const bool *with_ptx = context;
	struct source source = SOURCE_INIT;
	struct buf text = BUF_INIT;
	source_add(&source, "expression", expression);
	source_write(&text, &source);
	expression_list(out, expression);
	buf_printf(out, "\n%s", text.data);
	bool good = !*with_ptx || add_ptx(out, text.data, err);
	source_free(&source);
	buf_free(&text);
	return good;
}
