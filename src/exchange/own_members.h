/*
 * own_members.h: members that are more than a number or a text, written and read as member.h asks for (MEMBER_OWN).
 * For the files of this floor only.
 */
#ifndef LAPCHART_EXCHANGE_OWN_MEMBERS_H
#define LAPCHART_EXCHANGE_OWN_MEMBERS_H

#include "exchange/member.h"

/* The field of each. */
#define OWN_MEMBER(name)                                                                                               \
	void name##_write(struct json *json, const char *name, const void *field);                                     \
	bool name##_read(void *field, struct json_object *value, struct error *err)

OWN_MEMBER(parents);               /* struct commit */
OWN_MEMBER(fact_list);             /* struct facts */
OWN_MEMBER(environment_libraries); /* struct environment */
OWN_MEMBER(set_libraries);         /* struct library_set */
OWN_MEMBER(options);               /* char *: JSON object as text */
OWN_MEMBER(point_params);          /* struct params */
OWN_MEMBER(visit_state);           /* enum state */
OWN_MEMBER(visit_samples);         /* struct visit */
OWN_MEMBER(visit_answer);          /* struct answer */
OWN_MEMBER(visit_metrics);         /* struct answer */
OWN_MEMBER(plane_values);          /* struct plane, whose sides were read before */

#undef OWN_MEMBER

#endif
