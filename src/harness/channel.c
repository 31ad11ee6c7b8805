#include "harness/channel.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "harness/launch.h"

#define PIECE   (64u << 10)
#define AT_ONCE (1u << 20) /* bytes after which the limits are looked at again */

bool channel_open(struct channel *channel, int *writer, size_t keep, struct error *err)
{
	int ends[2];
	if (!launch_pipe(ends, err))
		return false;
	*channel = (struct channel){.fd = ends[0], .bytes = BUF_INIT, .keep = keep};
	*writer = ends[1];
	fcntl(channel->fd, F_SETFL, O_NONBLOCK);
	return true;
}

void channel_trim(struct channel *channel)
{
	if (channel->keep && channel->bytes.length > channel->keep)
		buf_drop_front(&channel->bytes, channel->bytes.length - channel->keep);
}

static void count_lines(struct channel *channel, size_t from)
{
	const char *data = channel->bytes.data;
	const char *end = data + channel->bytes.length;
	for (const char *at = data + from; (at = memchr(at, '\n', (size_t)(end - at))); at++) {
		channel->lines++;
		channel->line_start = (size_t)(at - data) + 1;
	}
}

static ssize_t read_piece(struct channel *channel)
{
	buf_reserve(&channel->bytes, PIECE);
	size_t before = channel->bytes.length;
	ssize_t got;
	do
		got = read(channel->fd, channel->bytes.data + before, PIECE);
	while (got < 0 && errno == EINTR);
	channel->bytes.length += got > 0 ? (size_t)got : 0;
	channel->bytes.data[channel->bytes.length] = '\0';
	if (channel->keep && channel->bytes.length > 2 * channel->keep)
		channel_trim(channel);
	else if (!channel->keep)
		count_lines(channel, before);
	return got;
}

size_t channel_drain(struct channel *channel)
{
	size_t total = 0;
	while (channel->fd >= 0 && total < AT_ONCE) {
		ssize_t got = read_piece(channel);
		if (got < 0 && errno == EAGAIN)
			break;
		if (got <= 0) {
			close(channel->fd);
			channel->fd = -1;
		} else {
			total += (size_t)got;
		}
	}
	return total;
}

void channel_close(struct channel *channel)
{
	if (channel->fd >= 0)
		close(channel->fd);
	buf_free(&channel->bytes);
	*channel = (struct channel)CHANNEL_INIT;
}
