#include "worker/libs.h"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"

/* The search for the object that holds an address, and what its headers tell. */
struct search {
	ElfW(Addr) address;
	bool found;
	char *soname;
	char *build_id;
};

static bool holds(const struct dl_phdr_info *object, ElfW(Addr) address)
{
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
		if (segment->p_type == PT_LOAD && address - object->dlpi_addr - segment->p_vaddr < segment->p_memsz)
			return true;
	}
	return false;
}

/* The dynamic section in memory: the loader of glibc has made DT_STRTAB an address already, others have not. */
static char *soname_of(const struct dl_phdr_info *object, const ElfW(Dyn) * entry)
{
	ElfW(Addr) strings = 0;
	const ElfW(Dyn) *soname = NULL;
	for (; entry->d_tag != DT_NULL; entry++) {
		if (entry->d_tag == DT_STRTAB)
			strings = entry->d_un.d_ptr;
		if (entry->d_tag == DT_SONAME)
			soname = entry;
	}
	if (!strings || !soname)
		return NULL;
	if (strings < object->dlpi_addr)
		strings += object->dlpi_addr;
	return mem_text((const char *)strings + soname->d_un.d_val);
}

static char *hexadecimal(const unsigned char *bytes, size_t length)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < length; i++)
		buf_printf(&text, "%02x", bytes[i]);
	return buf_detach(&text);
}

static size_t padded(size_t size)
{
	return (size + 3) & ~(size_t)3;
}

/* A segment of notes: {name size, content size, type, name, content}, the last two padded to 4 bytes. */
static char *build_id_of(const unsigned char *notes, size_t length)
{
	ElfW(Nhdr) head;
	for (size_t at = 0; at + sizeof head <= length;) {
		memcpy(&head, notes + at, sizeof head);
		size_t name = at + sizeof head;
		size_t content = name + padded(head.n_namesz);
		at = content + padded(head.n_descsz);
		if (at > length)
			return NULL;
		if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && memcmp(notes + name, "GNU", 4) == 0)
			return hexadecimal(notes + content, head.n_descsz);
	}
	return NULL;
}

static int look_at_object(struct dl_phdr_info *object, size_t size, void *context)
{
	(void)size;
	struct search *search = context;
	if (!holds(object, search->address))
		return 0;
	search->found = true;
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
		const void *start = (const void *)(object->dlpi_addr + segment->p_vaddr);
		if (segment->p_type == PT_DYNAMIC && !search->soname)
			search->soname = soname_of(object, start);
		if (segment->p_type == PT_NOTE && !search->build_id)
			search->build_id = build_id_of(start, segment->p_memsz);
	}
	return 1;
}

/* Is the file the running program? Then nothing was loaded. */
static bool is_program(const char *path)
{
	char *self = realpath("/proc/self/exe", NULL);
	bool same = self && strcmp(self, path) == 0;
	free(self);
	return same;
}

bool libs_of_address(struct library *out, const void *address)
{
	Dl_info info;
	if (!dladdr(address, &info) || !info.dli_fname)
		return false;
	char *path = realpath(info.dli_fname, NULL);
	if (!path || is_program(path)) {
		free(path);
		return false;
	}
	struct search search = {.address = (ElfW(Addr))address};
	dl_iterate_phdr(look_at_object, &search);
	free(out->path);
	out->path = path;
	if (search.soname)
		mem_replace(&out->soname, search.soname);
	if (search.build_id)
		mem_replace(&out->build_id, search.build_id);
	free(search.soname);
	free(search.build_id);
	return true;
}

bool libs_of_symbol(struct library *out, const char *symbol)
{
	const void *address = dlsym(RTLD_NEXT, symbol);
	return address && libs_of_address(out, address);
}

void libs_add(struct worker *worker, struct library library)
{
	worker->libraries = mem_resize(worker->libraries, worker->library_count + 1, sizeof *worker->libraries);
	worker->libraries[worker->library_count++] = library;
}

/* "libgomp.so.1.0.0" -> "libgomp". */
static char *name_of_file(const char *path)
{
	const char *name = path_name(path);
	return mem_text_n(name, strcspn(name, "."));
}

void libs_add_openmp(struct worker *worker)
{
	struct library library = {0};
	if (!libs_of_symbol(&library, "omp_get_max_threads"))
		return;
	int (*max_threads)(void) = (int (*)(void))dlsym(RTLD_NEXT, "omp_get_max_threads");
	library.kind = mem_text("openmp");
	library.name = name_of_file(library.path);
	library.threading = mem_text("openmp");
	library.threads = max_threads();
	libs_add(worker, library);
}
