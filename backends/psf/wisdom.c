#include "psf/wisdom.h"

#include <fftw3.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/path.h"

#define FILE_MAX (1 << 20) /* thousands of plans */

char *psf_wisdom_path(void)
{
	const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	if (base && *base == '/')
		return mem_printf("%s/lapchart/fftw-wisdom", base);
	return home && *home == '/' ? mem_printf("%s/.cache/lapchart/fftw-wisdom", home) : NULL;
}

void psf_wisdom_load(const char *path)
{
	struct buf text = BUF_INIT;
	if (path && file_read(&text, path, FILE_MAX, NULL) && strlen(text.data) == text.length)
		fftw_import_wisdom_from_string(text.data);
	buf_free(&text);
}

static void write_file(const char *path, const char *text)
{
	char *folder = path_folder(path);
	if (path_make_folders(folder, NULL))
		file_write(path, text, strlen(text), NULL);
	free(folder);
}

uint64_t psf_wisdom_save(const char *path)
{
	char *text = fftw_export_wisdom_to_string();
	if (!text)
		return 0;
	if (path)
		write_file(path, text);
	uint64_t hash = hash_fnv1a(HASH_FNV_START, text, strlen(text));
	free(text);
	return hash;
}
