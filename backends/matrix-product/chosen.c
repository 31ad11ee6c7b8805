#include "matrix-product/chosen.h"

#include <string.h>

#include "linkage/linkage.h"
#include "worker/kernel.h"

#define THREADS_MAX 1024

/* lapchart numbers libraries whose names are equal: of two called "openblas", one is "openblas-2". */
static bool is_called(const char *library, const char *asked)
{
	size_t length = strlen(library);
	if (strncmp(library, asked, length) != 0)
		return false;
	const char *rest = asked + length;
	return !*rest || (*rest == '-' && rest[1] && rest[1 + strspn(rest + 1, "0123456789")] == '\0');
}

/* A time under the wrong library's name is worse than none. */
static bool check_library(const struct linkage *linkage, const struct params *params, struct error *err)
{
	const char *asked = params_get(params, "blas");
	if (!asked || is_called(linkage_name(linkage), asked))
		return true;
	return error_set(err, ERROR_SYSTEM,
			 "blas=%s was asked for, but the library that computes is %s; set LD_LIBRARY_PATH "
			 "to the folder of the one that is meant",
			 asked, linkage_name(linkage));
}

static bool set_threads(const struct linkage *linkage, const struct params *params, struct error *err)
{
	struct error why = ERROR_INIT;
	int64_t threads;
	if (!params_get(params, "threads"))
		return true;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err))
		return false;
	return linkage_set_threads(linkage, (int)threads, &why) || kernel_unavailable(err, "%s", why.message);
}

bool chosen_prepare(const struct params *params, struct error *err)
{
	struct linkage *linkage;
	if (!linkage_open(&linkage, err))
		return false;
	bool good = check_library(linkage, params, err) && set_threads(linkage, params, err);
	linkage_close(linkage);
	return good;
}
