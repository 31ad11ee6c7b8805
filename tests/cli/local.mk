# Tests of whole programs, as their users call them.
dist_check_SCRIPTS = tests/cli/worker_reply.sh
TESTS += tests/cli/worker_reply.sh
