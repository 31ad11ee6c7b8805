# Measurements of lapchart itself. Not part of make check: a busy machine would fail them.
EXTRA_PROGRAMS += bench/harness_overhead
bench_harness_overhead_LDADD = $(LIBS_HARNESS)
bench_harness_overhead_SOURCES = bench/harness_overhead.c

.PHONY: bench-overhead
bench-overhead: bench/harness_overhead$(EXEEXT) backends/fake/lapchart-worker-fake$(EXEEXT)
	bench/harness_overhead$(EXEEXT) backends/fake/lapchart-worker-fake$(EXEEXT)

# make bench-publish DB=FILE
DB = $(top_srcdir)/lapchart.db
EXTRA_DIST += bench/publish.sh
.PHONY: bench-publish
bench-publish: lapchart$(EXEEXT)
	$(srcdir)/bench/publish.sh ./lapchart$(EXEEXT) $(DB)

# make bench-cuda [DB=FILE] [RESULTS=FILE]: on a machine with a CUDA card, all its rows, its goals, and a file of both.
RESULTS = $(top_srcdir)/data/results/cuda.json
EXTRA_DIST += bench/cuda.sh bench/cuda_goals.py
.PHONY: bench-cuda
bench-cuda: all
	$(srcdir)/bench/cuda.sh ./lapchart$(EXEEXT) $(DB) $(RESULTS)

# make bench-ratios [PEERS=/path/to/python3] [ONLY=REGEX]: backends against each other and against other tools.
# `make bench` is all of them.
EXTRA_DIST += bench/ratios.py bench/racing.py
.PHONY: bench bench-ratios
bench-ratios: all
	$(PYTHON) -B $(srcdir)/bench/ratios.py ./lapchart$(EXEEXT) $(if $(PEERS),--peers $(PEERS)) $(if $(ONLY),--only '$(ONLY)')

# make bench-peers [ONLY=REGEX] [PEER=REGEX] [SIZES="BENCHMARK:NAME=VALUE ..."] [ROUNDS=N] [MARKDOWN=FILE]: the programs in
# Python against the backends in C that compute in the same way.
EXTRA_DIST += bench/peers.py
.PHONY: bench-peers
bench-peers: all
	$(PYTHON) -B $(srcdir)/bench/peers.py ./lapchart$(EXEEXT) $(if $(ONLY),--only '$(ONLY)') $(if $(PEER),--peer '$(PEER)') \
		$(SIZES:%=--size %) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(MARKDOWN),--markdown '$(MARKDOWN)')
bench: bench-overhead bench-publish bench-ratios bench-peers
