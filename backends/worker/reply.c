#include "worker/reply.h"

#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"

static bool is_for_writing(int fd)
{
	int flags = fcntl(fd, F_GETFL);
	return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

/* *fd is left alone where the descriptor is not there, which is no error. */
static bool take_descriptor(int *fd, const char *text, struct error *err)
{
	int64_t number;
	if (!number_int(&number, text, err))
		return error_context(err, "LAPCHART_REPLY_FD");
	if (number < 0 || number > INT_MAX || number == STDOUT_FILENO)
		return error_set(err, ERROR_USAGE, "LAPCHART_REPLY_FD: %s cannot be the descriptor of replies", text);
	if (!is_for_writing((int)number))
		return true;
	*fd = (int)number;
	/* Programs that a kernel starts must not hold the descriptor open. */
	fcntl(*fd, F_SETFD, FD_CLOEXEC);
	return true;
}

static bool open_file(int *fd, const char *path, struct error *err)
{
	*fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	return *fd >= 0 || error_errno(err, "LAPCHART_REPLY: cannot open %s", path);
}

bool reply_open(struct reply *out, const char *descriptor, const char *path, struct error *err)
{
	*out = (struct reply){.fd = -1, .failure = ERROR_INIT};
	if (descriptor && *descriptor && !take_descriptor(&out->fd, descriptor, err))
		return false;
	if (out->fd >= 0)
		return true;
	if (path && *path)
		return open_file(&out->fd, path, err);
	if (descriptor && *descriptor)
		return error_set(
			err, ERROR_USAGE,
			"LAPCHART_REPLY_FD: descriptor %s is not open for writing, and LAPCHART_REPLY names no file",
			descriptor);
	return error_set(
		err, ERROR_USAGE,
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
	reply_send(reply, &(struct message){.type = type, .text = (char *)text});
}

void reply_send_done(struct reply *reply)
{
	reply_send(reply, &(struct message){.type = MESSAGE_DONE});
}

void reply_close(struct reply *reply)
{
	if (reply->fd >= 0)
		close(reply->fd);
	reply->fd = -1;
}
