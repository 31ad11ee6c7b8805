#include "base/utf8.h"

static int is_tail(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

size_t utf8_length(const char *text)
{
	const unsigned char *b = (const unsigned char *)text;
	if (b[0] == 0)
		return 0;
	if (b[0] < 0x80)
		return 1;
	if (b[0] >= 0xc2 && b[0] <= 0xdf)
		return is_tail(b[1]) ? 2 : 0;
	if (b[0] >= 0xe0 && b[0] <= 0xef) {
		unsigned char low = b[0] == 0xe0 ? 0xa0 : 0x80, high = b[0] == 0xed ? 0x9f : 0xbf;
		return b[1] >= low && b[1] <= high && is_tail(b[2]) ? 3 : 0;
	}
	if (b[0] >= 0xf0 && b[0] <= 0xf4) {
		unsigned char low = b[0] == 0xf0 ? 0x90 : 0x80, high = b[0] == 0xf4 ? 0x8f : 0xbf;
		return b[1] >= low && b[1] <= high && is_tail(b[2]) && is_tail(b[3]) ? 4 : 0;
	}
	return 0;
}

size_t utf8_columns(const char *text)
{
	size_t columns = 0;
	while (*text) {
		size_t length = utf8_length(text);
		text += length ? length : 1;
		columns++;
	}
	return columns;
}

void utf8_plain_line(struct buf *out, const char *text)
{
	while (*text) {
		size_t length = utf8_length(text);
		unsigned char c = (unsigned char)*text;
		if (!length)
			buf_text(out, "\xef\xbf\xbd");
		else if (c == '\n' || c == '\t' || c == '\r')
			buf_char(out, ' ');
		else if (c < 0x20 || c == 0x7f || (length == 2 && c == 0xc2 && (unsigned char)text[1] < 0xa0))
			buf_char(out, '?'); /* C0 and C1 controls */
		else
			buf_add(out, text, length);
		text += length ? length : 1;
	}
}
