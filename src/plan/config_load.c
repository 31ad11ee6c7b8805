#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "plan/config.h"
#include "plan/config_entries.h"
#include "plan/config_known.h"

static bool read_if_there(struct config *config, const char *path, const char *shown, struct error *err)
{
	return !path_exists(path) || config_read_shown(config, path, shown, err);
}

/* $XDG_CONFIG_HOME/lapchart/config, else ~/.config/lapchart/config. */
static bool read_users_file(struct config *config, struct error *err)
{
	const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	char *path;
	if (base && *base == '/') /* the standard says that relative paths are to be ignored */
		path = path_join(base, "lapchart/config");
	else if (home && *home)
		path = path_join(home, ".config/lapchart/config");
	else
		return true;
	bool good = read_if_there(config, path, path, err);
	free(path);
	return good;
}

static bool read_repository_file(struct config *config, const char *folder, struct error *err)
{
	if (!folder)
		return true;
	char *path = path_join(folder, "lapchart.conf");
	bool good = read_if_there(config, path, "lapchart.conf", err);
	free(path);
	return good;
}

static void add_from_variable(struct config *config, const struct setting *setting, char *value)
{
	config_add(config, &(struct config_entry){.section = (char *)setting->section,
						  .name = (char *)setting->name,
						  .value = value,
						  .where = (char *)setting->variable});
}

/* "a:b" of a list makes two entries. An empty variable is one that is not set. */
static void read_variable(struct config *config, const struct setting *setting)
{
	const char *value = setting->variable ? getenv(setting->variable) : NULL;
	while (value && *value) {
		size_t length = setting->list ? strcspn(value, ":") : strlen(value);
		char *part = mem_text_n(value, length);
		if (length)
			add_from_variable(config, setting, part);
		free(part);
		value += length + (value[length] == ':');
	}
}

bool config_load(struct config *config, const char *repository_folder, const char *file, struct error *err)
{
	if (!read_users_file(config, err))
		return false;
	if (file ? !config_read_file(config, file, err) : !read_repository_file(config, repository_folder, err))
		return false;
	for (size_t i = 0; i < config_setting_count; i++)
		read_variable(config, &config_settings[i]);
	for (size_t i = 0; i < config->count; i++)
		if (!config_check_entry(&config->entries[i], err))
			return false;
	return true;
}
