# Benchmark definitions. golden.py, with which their golden values were computed, is for those who change them.
benchmarksdir = $(pkgdatadir)/benchmarks
dist_benchmarks_DATA = \
	data/benchmarks/machine-peak.conf \
	data/benchmarks/mandelbrot-salon.conf \
	data/benchmarks/mandelbrot-tutorial.conf \
	data/benchmarks/matrix-product.conf \
	data/benchmarks/psf-coronagraph.conf \
	data/benchmarks/psf-imaging.conf
EXTRA_DIST += \
	data/benchmarks/golden-psf.py \
	data/benchmarks/golden.py \
	doc/benchmarks.md
