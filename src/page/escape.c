#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "page/template.h"

/* The character of a well-formed sequence. */
static uint32_t decode(const char *text, size_t length)
{
	static const unsigned char first_mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	const unsigned char *byte = (const unsigned char *)text;
	uint32_t character = byte[0] & first_mask[length];
	for (size_t i = 1; i < length; i++)
		character = character << 6 | (byte[i] & 0x3f);
	return character;
}

/* HTML forbids controls and noncharacters; form feed, which it allows, is not allowed in XML (SVG, Atom). */
static bool is_forbidden(uint32_t character)
{
	if (character < 0x20)
		return character != '\t' && character != '\n' && character != '\r';
	if (character >= 0x7f && character < 0xa0)
		return true;
	return (character >= 0xfdd0 && character <= 0xfdef) || (character & 0xfffe) == 0xfffe;
}

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void template_escape(struct buf *out, const char *text)
{
	while (*text) {
		size_t length = utf8_length(text);
		const char *name = entity(*text);
		if (!length)
			buf_text(out, "\xef\xbf\xbd");
		else if (name)
			buf_text(out, name);
		else if (!is_forbidden(decode(text, length)))
			buf_add(out, text, length);
		text += length ? length : 1;
	}
}

void template_escape_path(struct buf *out, const char *path)
{
	static const char keep[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	for (const char *c = path; *c; c++) {
		bool names_host = c == path + 1 && path[0] == '/' && *c == '/';
		if (strchr(keep, *c) || (*c == '/' && !names_host))
			buf_char(out, *c);
		else
			buf_printf(out, "%%%02X", (unsigned char)*c);
	}
}
