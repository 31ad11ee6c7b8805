# Tests of whole programs, as their users call them, each in a playground of its own (lib.sh).
CLI_TESTS = \
	tests/cli/absent.sh \
	tests/cli/budget.sh \
	tests/cli/config.sh \
	tests/cli/cuda_bench.sh \
	tests/cli/damage.sh \
	tests/cli/exchange.sh \
	tests/cli/expression.sh \
	tests/cli/failing.sh \
	tests/cli/help.sh \
	tests/cli/interrupt.sh \
	tests/cli/kill.sh \
	tests/cli/kinds.sh \
	tests/cli/launcher.sh \
	tests/cli/planes.sh \
	tests/cli/repository.sh \
	tests/cli/run.sh \
	tests/cli/skipped.sh \
	tests/cli/terminal.sh \
	tests/cli/worker_reply.sh
dist_check_SCRIPTS = tests/cli/peers.sh $(CLI_TESTS)
TESTS += $(CLI_TESTS)
EXTRA_DIST += tests/cli/lib.sh tests/cli/peers_unit.py

# The same test, at as many moments as are asked for: make bench-kill KILLS=500
KILLS = 50
.PHONY: bench-kill
bench-kill: lapchart$(EXEEXT) backends/fake/lapchart-worker-fake$(EXEEXT)
	$(srcdir)/tests/cli/kill.sh $(KILLS)
