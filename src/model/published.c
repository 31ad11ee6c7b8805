#include "model/published.h"

#include <stdlib.h>
#include <string.h>

static void free_figure(struct published_figure *figure)
{
	free(figure->id);
	free(figure->benchmark);
	params_free(&figure->params);
	free(figure->machine);
	free(figure->tool);
	free(figure->backend);
	free(figure->native);
	free(figure->note);
	free(figure->reference);
	free(figure->where);
}

void published_text_free(struct published_text *text)
{
	free(text->title);
	free(text->short_name);
	free(text->author);
	free(text->url);
	free(text->note);
	free(text->file);
	for (size_t i = 0; i < text->figure_count; i++)
		free_figure(&text->figures[i]);
	free(text->figures);
	*text = (struct published_text){0};
}

void published_free(struct published *published)
{
	for (size_t i = 0; i < published->count; i++)
		published_text_free(&published->texts[i]);
	free(published->texts);
	*published = (struct published){0};
}

const struct published_figure *published_find(const struct published_text *text, const char *id)
{
	for (size_t i = 0; i < text->figure_count; i++)
		if (strcmp(text->figures[i].id, id) == 0)
			return &text->figures[i];
	return NULL;
}
