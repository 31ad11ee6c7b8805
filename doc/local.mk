# doc
EXTRA_DIST += doc/worker.md
