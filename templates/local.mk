# Templates of the pages. Their folders are part of their names.
templatesdir = $(pkgdatadir)/templates
dist_templates_DATA = \
	templates/benchmark.mustache \
	templates/commit.mustache \
	templates/group.mustache \
	templates/index.mustache \
	templates/machine.mustache \
	templates/style.mustache
templatespartdir = $(templatesdir)/part
dist_templatespart_DATA = \
	templates/part/classes.mustache \
	templates/part/crossover.mustache \
	templates/part/crossovers.mustache \
	templates/part/device.mustache \
	templates/part/figure.mustache \
	templates/part/foot.mustache \
	templates/part/head.mustache \
	templates/part/kind.mustache \
	templates/part/libraries.mustache \
	templates/part/metrics.mustache \
	templates/part/pairs.mustache \
	templates/part/planes.mustache \
	templates/part/problem.mustache \
	templates/part/problems.mustache \
	templates/part/runs.mustache \
	templates/part/table.mustache \
	templates/part/then_now.mustache \
	templates/part/today.mustache \
	templates/part/warnings.mustache \
	templates/part/without_time.mustache
