#include "repo/recode.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* No character of a legacy encoding takes more bytes than this in UTF-8. */
#define UTF8_MAX 4

char *recode_to_utf8(const char *text, const char *encoding)
{
	iconv_t converter = encoding ? iconv_open("UTF-8", encoding) : (iconv_t)-1;
	if (converter == (iconv_t)-1)
		return mem_text(text);
	size_t from_left = strlen(text), to_left = from_left * UTF8_MAX;
	char *result = mem_zero(to_left + 1, 1);
	char *from = (char *)text, *to = result;
	size_t converted = iconv(converter, &from, &from_left, &to, &to_left);
	iconv_close(converter);
	if (converted == (size_t)-1 || memchr(result, '\0', (size_t)(to - result))) {
		free(result);
		return mem_text(text);
	}
	return result;
}
