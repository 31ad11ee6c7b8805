/* The kinds of page. A new one is a file and a line here. */
#include "base/mem.h"
#include "reports/report.h"

extern const struct report benchmark_report, commit_report, data_report, figure_report, group_report, index_report,
	machine_report, plane_report, style_report;

/* Those that take the longest first, so that threads end together. */
const struct report *const reports[] = {
	&figure_report,  &plane_report,  &index_report, &group_report, &benchmark_report,
	&machine_report, &commit_report, &data_report,  &style_report,
};
const size_t report_count = COUNT_OF(reports);
