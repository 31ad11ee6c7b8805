/* firmware.*: maker and model of the machine, from DMI (x86, servers with ARM) or the device tree (boards). Only
 * files that every user may read: serial numbers are root's. */
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "machine/hardware.h"
#include "machine/tree.h"

/* What makers leave in a field that they should have filled. */
static bool is_placeholder(const char *text)
{
	static const char *const placeholders[] = {
		"To Be Filled By O.E.M.",
		"Default string",
		"System Product Name",
		"System manufacturer",
		"Not Specified",
		"Not Applicable",
		"Unknown",
		"None",
	};
	for (size_t i = 0; i < COUNT_OF(placeholders); i++)
		if (strcasecmp(text, placeholders[i]) == 0)
			return true;
	return false;
}

static void add_dmi(struct facts *facts, const char *key, const char *root, const char *file)
{
	char *text = tree_text(root, "/sys/class/dmi/id/%s", file);
	if (text && !is_placeholder(text))
		facts_text(facts, key, text);
	free(text);
}

void firmware_read(struct facts *facts, const char *root)
{
	add_dmi(facts, "firmware.vendor", root, "sys_vendor");
	add_dmi(facts, "firmware.product", root, "product_name");
	add_dmi(facts, "firmware.board", root, "board_name");
	if (facts_find(facts, "firmware.product"))
		return;
	char *model = tree_text(root, "/proc/device-tree/model"); /* ends with a NUL, which ends the text here too */
	facts_text(facts, "firmware.product", model);
	free(model);
}
