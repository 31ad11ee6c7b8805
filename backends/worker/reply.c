#include "worker/reply.h"

#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"

static bool open_path(int *fd, const char *path, struct error *err)
{
	*fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	return *fd >= 0 || error_errno(err, "LAPCHART_REPLY: cannot open %s", path);
}

static bool take_descriptor(int *fd, const char *text, struct error *err)
{
	int64_t number;
	if (!number_int(&number, text, err))
		return error_context(err, "LAPCHART_REPLY_FD");
	if (number < 0 || number > INT_MAX || number == STDIN_FILENO || number == STDOUT_FILENO)
		return error_set(err, ERROR_USAGE, "LAPCHART_REPLY_FD: %s cannot be the descriptor of replies", text);
	/* Programs that a kernel starts must not hold the descriptor open. */
	if (fcntl((int)number, F_SETFD, FD_CLOEXEC) != 0)
		return error_errno(err, "LAPCHART_REPLY_FD: descriptor %s", text);
	*fd = (int)number;
	return true;
}

bool reply_open(struct reply *out, const char *path, const char *descriptor, struct error *err)
{
	*out = (struct reply){ .fd = -1, .failure = ERROR_INIT };
	if (path && *path)
		return open_path(&out->fd, path, err);
	if (descriptor && *descriptor)
		return take_descriptor(&out->fd, descriptor, err);
	return error_set(err, ERROR_USAGE,
			 "nowhere to reply to: set LAPCHART_REPLY=FILE (/dev/stderr to look at it) or LAPCHART_REPLY_FD=N");
}

void reply_send(struct reply *reply, const struct message *message)
{
	if (reply->failure.message[0])
		return;
	struct buf line = BUF_INIT;
	message_encode(&line, message);
	if (!file_write_all(reply->fd, line.data, line.length, &reply->failure))
		error_context(&reply->failure, "the reply");
	buf_free(&line);
}

void reply_send_text(struct reply *reply, enum message_type type, const char *text)
{
	/* The message lends the text only while it is encoded. */
	reply_send(reply, &(struct message){ .type = type, .text = (char *)text });
}

void reply_send_done(struct reply *reply)
{
	reply_send(reply, &(struct message){ .type = MESSAGE_DONE });
}

void reply_close(struct reply *reply)
{
	if (reply->fd >= 0)
		close(reply->fd);
	reply->fd = -1;
}
