#include "base/pattern.h"

#include <stddef.h>

bool pattern_compile(struct pattern *out, const char *option, const char *text, struct error *err)
{
	*out = (struct pattern){0};
	if (!text)
		return true;
	int code = regcomp(&out->regex, text, REG_EXTENDED | REG_NOSUB);
	out->given = code == 0;
	if (out->given)
		return true;
	char reason[200];
	regerror(code, &out->regex, reason, sizeof reason);
	return error_set(err, ERROR_USAGE, "%s '%s' is not a regular expression: %s", option, text, reason);
}

bool pattern_matches(const struct pattern *pattern, const char *name)
{
	return !pattern->given || regexec(&pattern->regex, name, 0, NULL, 0) == 0;
}

void pattern_free(struct pattern *pattern)
{
	if (pattern->given)
		regfree(&pattern->regex);
	*pattern = (struct pattern){0};
}
