#include "page/parse.h"

#include <stdlib.h>

#include "base/mem.h"

/* A section that is not closed yet. */
struct open_section {
	size_t node;
	const struct token *tag;
};

struct parser {
	struct template *template;
	struct source source;
	struct open_section *open;
	size_t depth, capacity;
};

static struct node *add_node(struct parser *parser, enum node_kind kind, struct slice text)
{
	struct template *template = parser->template;
	MEM_GROW(template->nodes, template->count, template->capacity);
	struct node *node = &template->nodes[template->count++];
	*node = (struct node){.kind = kind, .text = text};
	return node;
}

static void open_section(struct parser *parser, enum node_kind kind, const struct token *tag)
{
	add_node(parser, kind, tag->text);
	MEM_GROW(parser->open, parser->depth, parser->capacity);
	parser->open[parser->depth++] = (struct open_section){parser->template->count - 1, tag};
}

static size_t line_of(const struct parser *parser, const struct token *tag)
{
	size_t line = 1;
	for (const char *c = parser->source.text; c < tag->start; c++)
		line += *c == '\n';
	return line;
}

static bool close_section(struct parser *parser, const struct token *tag, struct error *err)
{
	int length = (int)tag->text.length;
	if (!parser->depth)
		return scan_error(&parser->source, tag->start, err, "the end of \"%.*s\", which was not begun", length,
				  tag->text.at);
	const struct open_section *open = &parser->open[--parser->depth];
	if (!slice_equal(open->tag->text, tag->text))
		return scan_error(&parser->source, tag->start, err,
				  "the end of \"%.*s\", where \"%.*s\" of line %zu must end first", length,
				  tag->text.at, (int)open->tag->text.length, open->tag->text.at,
				  line_of(parser, open->tag));
	parser->template->nodes[open->node].end = parser->template->count;
	return true;
}

static bool parse_token(struct parser *parser, const struct token *token, struct slice indent, struct error *err)
{
	switch (token->kind) {
	case TOKEN_TEXT:
		add_node(parser, NODE_TEXT, token->text);
		break;
	case TOKEN_VARIABLE:
		add_node(parser, NODE_VARIABLE, token->text);
		break;
	case TOKEN_RAW:
		add_node(parser, NODE_RAW, token->text);
		break;
	case TOKEN_SECTION:
		open_section(parser, NODE_SECTION, token);
		break;
	case TOKEN_INVERTED:
		open_section(parser, NODE_INVERTED, token);
		break;
	case TOKEN_END:
		return close_section(parser, token, err);
	case TOKEN_PARTIAL:
		add_node(parser, NODE_PARTIAL, token->text)->indent = indent;
		break;
	case TOKEN_COMMENT:
	case TOKEN_DELIMITERS:
		break;
	}
	return true;
}

static bool ends_line(const struct token *token)
{
	return token->kind == TOKEN_TEXT && token->text.at[token->text.length - 1] == '\n';
}

static bool is_blank_text(const struct token *token)
{
	return token->kind == TOKEN_TEXT && slice_is_blank(token->text);
}

/* Does a tag that gives no text itself stand alone on this line? Then the line gives nothing but the tag's effect. */
static const struct token *stand_alone_tag(const struct token *line, size_t count)
{
	const struct token *tag = NULL;
	for (size_t i = 0; i < count; i++) {
		if (is_blank_text(&line[i]))
			continue;
		if (tag || line[i].kind == TOKEN_TEXT || line[i].kind == TOKEN_VARIABLE || line[i].kind == TOKEN_RAW)
			return NULL;
		tag = &line[i];
	}
	return tag;
}

static bool parse_line(struct parser *parser, const struct token *line, size_t count, struct error *err)
{
	static const struct slice empty = {"", 0}, none = {NULL, 0};
	const struct token *alone = stand_alone_tag(line, count);
	if (alone)
		return parse_token(parser, alone, alone > line ? line->text : empty, err);
	if (count > 1 || !is_blank_text(line)) /* an indented blank line would only be white space at its end */
		add_node(parser, NODE_LINE, empty);
	for (size_t i = 0; i < count; i++)
		if (!parse_token(parser, &line[i], none, err))
			return false;
	return true;
}

static bool parse_lines(struct parser *parser, const struct token_list *tokens, struct error *err)
{
	for (size_t first = 0, next; first < tokens->count; first = next) {
		for (next = first + 1; next < tokens->count && !ends_line(&tokens->items[next - 1]);)
			next++;
		if (!parse_line(parser, &tokens->items[first], next - first, err))
			return false;
	}
	if (!parser->depth)
		return true;
	const struct token *tag = parser->open[parser->depth - 1].tag;
	return scan_error(&parser->source, tag->start, err, "the section \"%.*s\" has no end", (int)tag->text.length,
			  tag->text.at);
}

bool template_parse(struct template *template, struct error *err)
{
	struct parser parser = {.template = template, .source = {template->path, template->text, template->length}};
	struct token_list tokens = {0};
	bool good = scan(&tokens, &parser.source, err) && parse_lines(&parser, &tokens, err);
	free(tokens.items);
	free(parser.open);
	return good;
}
