#include "linkage/family.h"

#include <dlfcn.h>
#include <string.h>

#include "base/mem.h"

/* The list that grows. */
static const struct blas_family *const families[] = {
	&family_openblas, &family_mkl, &family_atlas, &family_blis, &family_netlib,
};

static bool is_family(const struct blas_family *family, void *handle, const char *name)
{
	if (dlsym(handle, family->symbol))
		return true;
	return family->hides_symbol && strncmp(name, family->name, strlen(family->name)) == 0;
}

const struct blas_family *family_find(void *handle, const char *name)
{
	for (size_t i = 0; i < COUNT_OF(families); i++)
		if (is_family(families[i], handle, name))
			return families[i];
	return NULL;
}

const char *family_ask_text(void *handle, const char *symbol)
{
	const char *(*ask)(void) = (const char *(*)(void))dlsym(handle, symbol);
	return ask ? ask() : NULL;
}

int family_ask_int(void *handle, const char *symbol, int otherwise)
{
	int (*ask)(void) = (int (*)(void))dlsym(handle, symbol);
	return ask ? ask() : otherwise;
}
