/*
 * recode.h: text of commits that say that they are not written in UTF-8.
 */
#ifndef LAPCHART_REPO_RECODE_H
#define LAPCHART_REPO_RECODE_H

/* A copy in UTF-8. Where `encoding` is NULL or unknown, or the text is not what it says, the bytes as they are.
 * Caller frees. */
char *recode_to_utf8(const char *text, const char *encoding);

#endif
