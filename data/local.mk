# Benchmark definitions. The programs with which their golden values were computed are for those who change them.
benchmarksdir = $(pkgdatadir)/benchmarks
dist_benchmarks_DATA = \
	data/benchmarks/angular-cut.conf \
	data/benchmarks/expression.conf \
	data/benchmarks/machine-peak.conf \
	data/benchmarks/mandelbrot-salon.conf \
	data/benchmarks/mandelbrot-tutorial.conf \
	data/benchmarks/matrix-product.conf \
	data/benchmarks/outer-product.conf \
	data/benchmarks/psf-coronagraph.conf \
	data/benchmarks/psf-imaging.conf \
	data/benchmarks/square-map.conf
# The figures of the texts, each with its source.
publisheddir = $(pkgdatadir)/published
dist_published_DATA = \
	data/published/compu-salon.conf \
	data/published/high-performance-python.conf \
	data/published/parallel-notebook.conf \
	data/published/poppy.conf
EXTRA_DIST += \
	data/benchmarks/golden.py \
	data/benchmarks/golden_expression.py \
	data/benchmarks/golden_notebook.py \
	data/benchmarks/golden_psf.py \
	doc/benchmarks.md
