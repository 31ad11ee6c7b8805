#include "page/render.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/template.h"

/* The stack of contexts: a name is looked up from the top. */
struct frame {
	const struct value *value;
	const struct frame *below;
};

/* Where rendering stands. */
struct place {
	struct buf *out;
	const struct template *template;
	const char *indent; /* of each of this template's lines */
	struct frame frame;
	int depth;
};

static bool render_nodes(const struct place *place, size_t from, size_t to, struct error *err);

static size_t part_length(struct slice name)
{
	const char *dot = memchr(name.at, '.', name.length);
	return dot ? (size_t)(dot - name.at) : name.length;
}

/* The first part is looked for in all contexts, the others only in what it names: a.b of an outer context does not
 * shine through an `a` without `b`. */
static const struct value *look_up(const struct frame *frame, struct slice name)
{
	if (name.length == 1 && name.at[0] == '.')
		return frame->value;
	size_t length = part_length(name);
	const struct value *value = NULL;
	for (; frame && !value; frame = frame->below)
		value = value_get(frame->value, name.at, length);
	while (value && length < name.length) {
		name = (struct slice){name.at + length + 1, name.length - length - 1};
		length = part_length(name);
		value = value_get(value, name.at, length);
	}
	return value;
}

static bool too_deep(const struct place *place, const struct node *node, struct error *err)
{
	return error_set(err, ERROR_DATA,
			 "%s: sections and partials lie more than %d deep at \"%.*s\": does a partial include itself "
			 "without end?",
			 place->template->path, RENDER_DEPTH_MAX, (int)node->text.length, node->text.at);
}

static bool render_inside(const struct place *place, size_t at, const struct value *context, struct error *err)
{
	const struct node *node = &place->template->nodes[at];
	if (place->depth == RENDER_DEPTH_MAX)
		return too_deep(place, node, err);
	struct place inside = *place;
	inside.frame = (struct frame){context, &place->frame};
	inside.depth++;
	return render_nodes(&inside, at + 1, node->end, err);
}

static bool render_section(const struct place *place, size_t at, struct error *err)
{
	const struct value *value = look_up(&place->frame, place->template->nodes[at].text);
	if (!value_is_true(value))
		return true;
	if (value_kind(value) != VALUE_LIST)
		return render_inside(place, at, value, err);
	for (size_t i = 0; i < value_count(value); i++)
		if (!render_inside(place, at, value_item(value, i), err))
			return false;
	return true;
}

static bool render_inverted(const struct place *place, size_t at, struct error *err)
{
	if (value_is_true(look_up(&place->frame, place->template->nodes[at].text)))
		return true;
	return render_inside(place, at, place->frame.value, err);
}

static bool render_partial(const struct place *place, const struct node *node, struct error *err)
{
	if (!node->partial)
		return true;
	if (place->depth == RENDER_DEPTH_MAX)
		return too_deep(place, node, err);
	/* On a line of its own a partial is indented by what stands before it, and by what that line is. */
	bool alone = node->indent.at != NULL;
	char *indent = alone ? mem_printf("%s%.*s", place->indent, (int)node->indent.length, node->indent.at) : NULL;
	struct place inside = *place;
	inside.template = node->partial;
	inside.indent = alone ? indent : "";
	inside.depth++;
	bool good = render_nodes(&inside, 0, node->partial->count, err);
	free(indent);
	return good;
}

static bool render_node(const struct place *place, size_t at, struct error *err)
{
	const struct node *node = &place->template->nodes[at];
	switch (node->kind) {
	case NODE_TEXT:
		buf_add(place->out, node->text.at, node->text.length);
		break;
	case NODE_LINE:
		buf_text(place->out, place->indent);
		break;
	case NODE_VARIABLE:
		template_escape(place->out, value_text(look_up(&place->frame, node->text)));
		break;
	case NODE_RAW:
		buf_text(place->out, value_text(look_up(&place->frame, node->text)));
		break;
	case NODE_SECTION:
		return render_section(place, at, err);
	case NODE_INVERTED:
		return render_inverted(place, at, err);
	case NODE_PARTIAL:
		return render_partial(place, node, err);
	}
	return true;
}

static bool render_nodes(const struct place *place, size_t from, size_t to, struct error *err)
{
	const struct node *nodes = place->template->nodes;
	for (size_t at = from; at < to;) {
		if (!render_node(place, at, err))
			return false;
		bool holds_others = nodes[at].kind == NODE_SECTION || nodes[at].kind == NODE_INVERTED;
		at = holds_others ? nodes[at].end : at + 1;
	}
	return true;
}

bool render_page(struct buf *out, const struct template *template, const struct value *data, struct error *err)
{
	struct buf page = BUF_INIT;
	struct place place = {&page, template, "", {data, NULL}, 0};
	bool good = render_nodes(&place, 0, template->count, err);
	if (good)
		buf_add(out, page.data, page.length);
	buf_free(&page);
	return good;
}
