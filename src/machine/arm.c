/* ARM processors have no name in /proc/cpuinfo, only codes of the register MIDR_EL1 (Arm Architecture Reference
 * Manual; each implementer's technical reference manuals list the parts). */
#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "machine/hardware.h"

static const struct {
	int64_t code;
	const char *name;
} implementers[] = {
	{0x41, "Arm"},       {0x42, "Broadcom"}, {0x43, "Cavium"},    {0x44, "DEC"},      {0x46, "Fujitsu"},
	{0x48, "HiSilicon"}, {0x4e, "NVIDIA"},   {0x50, "APM"},       {0x51, "Qualcomm"}, {0x53, "Samsung"},
	{0x56, "Marvell"},   {0x61, "Apple"},    {0x6d, "Microsoft"}, {0x70, "Phytium"},  {0xc0, "Ampere"},
};

static const struct {
	int64_t implementer, part;
	const char *name;
} parts[] = {
	{0x41, 0xc07, "Cortex-A7"},    {0x41, 0xc08, "Cortex-A8"},   {0x41, 0xc09, "Cortex-A9"},
	{0x41, 0xc0f, "Cortex-A15"},   {0x41, 0xd03, "Cortex-A53"},  {0x41, 0xd04, "Cortex-A35"},
	{0x41, 0xd05, "Cortex-A55"},   {0x41, 0xd07, "Cortex-A57"},  {0x41, 0xd08, "Cortex-A72"},
	{0x41, 0xd09, "Cortex-A73"},   {0x41, 0xd0a, "Cortex-A75"},  {0x41, 0xd0b, "Cortex-A76"},
	{0x41, 0xd0c, "Neoverse-N1"},  {0x41, 0xd0d, "Cortex-A77"},  {0x41, 0xd40, "Neoverse-V1"},
	{0x41, 0xd41, "Cortex-A78"},   {0x41, 0xd44, "Cortex-X1"},   {0x41, 0xd46, "Cortex-A510"},
	{0x41, 0xd47, "Cortex-A710"},  {0x41, 0xd48, "Cortex-X2"},   {0x41, 0xd49, "Neoverse-N2"},
	{0x41, 0xd4a, "Neoverse-E1"},  {0x41, 0xd4d, "Cortex-A715"}, {0x41, 0xd4e, "Cortex-X3"},
	{0x41, 0xd4f, "Neoverse-V2"},  {0x41, 0xd80, "Cortex-A520"}, {0x41, 0xd81, "Cortex-A720"},
	{0x41, 0xd82, "Cortex-X4"},    {0x41, 0xd84, "Neoverse-V3"}, {0x41, 0xd8e, "Neoverse-N3"},
	{0x43, 0x0a1, "ThunderX"},     {0x43, 0x0af, "ThunderX2"},   {0x46, 0x001, "A64FX"},
	{0x48, 0xd01, "Kunpeng 920"},  {0x4e, 0x004, "Carmel"},      {0x61, 0x022, "M1 Icestorm"},
	{0x61, 0x023, "M1 Firestorm"}, {0x61, 0x032, "M2 Blizzard"}, {0x61, 0x033, "M2 Avalanche"},
	{0xc0, 0xac3, "Ampere-1"},     {0xc0, 0xac4, "Ampere-1a"},
};

const char *arm_implementer_name(int64_t implementer)
{
	for (size_t i = 0; i < COUNT_OF(implementers); i++)
		if (implementers[i].code == implementer)
			return implementers[i].name;
	return NULL;
}

char *arm_part_name(int64_t implementer, int64_t part)
{
	const char *maker = arm_implementer_name(implementer);
	for (size_t i = 0; maker && i < COUNT_OF(parts); i++)
		if (parts[i].implementer == implementer && parts[i].part == part)
			return mem_printf("%s %s", maker, parts[i].name);
	if (maker)
		return mem_printf("%s part 0x%03" PRIx64, maker, (uint64_t)part);
	return mem_printf("implementer 0x%02" PRIx64 " part 0x%03" PRIx64, (uint64_t)implementer, (uint64_t)part);
}
