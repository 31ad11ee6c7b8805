#include "c_compiler.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

#define MEBIBYTE ((size_t)1 << 20)

/* What CUDA has and C has not; the place of the thread that runs is four variables. */
static const char prelude[] =
	"#include <math.h>\n"
	"#include <stdalign.h>\n"
	"#include <stddef.h>\n"
	"#define __global__\n"
	"#define __device__\n"
	"#define __forceinline__ inline\n"
	"#define __launch_bounds__(threads)\n"
	"static struct {\n\tunsigned x;\n} blockIdx, blockDim, gridDim, threadIdx;\n"
	"void place(unsigned block, unsigned thread, unsigned blocks, unsigned threads)\n{\n"
	"\tblockIdx.x = block, threadIdx.x = thread, gridDim.x = blocks, blockDim.x = threads;\n}\n";

/* "double *__restrict__ r0, size_t count" becomes "*(double *__restrict__ *)arguments[0], ...". */
static void write_arguments(struct buf *out, const char *parameters, size_t length)
{
	char *copy = mem_printf("%.*s", (int)length, parameters), *rest = copy, *parameter;
	for (int i = 0; (parameter = strsep(&rest, ",")); i++) {
		parameter += strspn(parameter, " \n\t");
		*strrchr(parameter, ' ') = '\0';
		buf_printf(out, "%s*(%s *)arguments[%d]", i ? ", " : "", parameter, i);
	}
	free(copy);
}

/* For each kernel NAME a function NAME_call(), which takes the arguments as a launch does. */
static void write_calls(struct buf *out, const char *source)
{
	static const char mark[] = "__global__ void __launch_bounds__(";
	for (const char *at = strstr(source, mark); at; at = strstr(at + 1, mark)) {
		const char *name = strchr(at, ')') + 1, *open = strchr(name, '('), *end = strchr(open, ')');
		name += strspn(name, " \n\t");
		buf_printf(out, "void %.*s_call(void *const *arguments)\n{\n\t%.*s(", (int)(open - name), name,
			   (int)(open - name), name);
		write_arguments(out, open + 1, (size_t)(end - open - 1));
		buf_text(out, ");\n}\n");
	}
}

/* Its complaints become the error. Products and sums are not contracted, pow(x, 2) is a call and no product. */
static bool run_compiler(const char *folder, struct error *err)
{
	const char *cc = getenv("CC");
	struct buf said = BUF_INIT;
	char *command = mem_printf("%s -std=gnu11 -O1 -w -fPIC -shared -ffp-contract=off -fno-builtin -o %s/kernels.so "
				   "%s/kernels.c -lm >%s/said 2>&1",
				   cc && *cc ? cc : "cc", folder, folder, folder);
	char *said_path = mem_printf("%s/said", folder);
	bool good = system(command) == 0;
	if (!good)
		error_set(err, ERROR_SYSTEM, "%s: %.600s", command,
			  file_read(&said, said_path, MEBIBYTE, NULL) ? said.data : "");
	buf_free(&said);
	free(said_path);
	free(command);
	return good;
}

static bool write_source(const char *folder, const char *source, struct error *err)
{
	struct buf text = BUF_INIT;
	buf_text(&text, prelude);
	buf_text(&text, source);
	write_calls(&text, source);
	char *path = mem_printf("%s/kernels.c", folder);
	FILE *file = fopen(path, "w");
	bool good = file && fputs(text.data, file) >= 0;
	if (file)
		good &= fclose(file) == 0;
	buf_free(&text);
	free(path);
	return good || error_errno(err, "%s", folder);
}

char *c_compiler_compile(const char *source, struct error *err)
{
	char folder[] = "/tmp/lapchart-kernels-XXXXXX";
	if (!mkdtemp(folder)) {
		error_errno(err, "%s", folder);
		return NULL;
	}
	char *path = mem_printf("%s/kernels.so", folder);
	if (write_source(folder, source, err) && run_compiler(folder, err))
		return path;
	c_compiler_remove(path);
	free(path);
	return NULL;
}

void c_compiler_remove(const char *path)
{
	static const char *const names[] = {"kernels.so", "kernels.c", "said"};
	char *folder = mem_printf("%.*s", (int)(strrchr(path, '/') - path), path);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char *file = mem_printf("%s/%s", folder, names[i]);
		unlink(file);
		free(file);
	}
	rmdir(folder);
	free(folder);
}

bool c_kernel_find(struct c_kernel *out, void *library, const char *name)
{
	char *call = mem_printf("%s_call", name);
	*(void **)&out->call = dlsym(library, call);
	*(void **)&out->place = dlsym(library, "place");
	free(call);
	return out->call && out->place;
}

void c_kernel_launch(const struct c_kernel *kernel, unsigned blocks, unsigned threads, void *const *arguments)
{
	for (unsigned block = blocks; block-- > 0;)
		for (unsigned thread = threads; thread-- > 0;) {
			kernel->place(block, thread, blocks, threads);
			kernel->call(arguments);
		}
}
