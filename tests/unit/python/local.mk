# What the peers share, tested in Python; it skips what needs modules or a compiler that are not there.
EXTRA_DIST += tests/unit/python/peers.sh
TESTS += tests/unit/python/peers.sh
EXTRA_DIST += \
	tests/unit/python/compiled_test.py \
	tests/unit/python/definitions.py \
	tests/unit/python/kernels_test.py \
	tests/unit/python/loops_test.py
