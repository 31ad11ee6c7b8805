# Man pages and completions come from the program's own tables: one source for them and --help.
MAN_COMMANDS = run publish show export import list machine worker-check help completion
MAN_PAGES = doc/lapchart.1 $(MAN_COMMANDS:%=doc/lapchart-%.1)
nodist_man_MANS += $(MAN_PAGES)
CLEANFILES += $(MAN_PAGES) doc/lapchart.bash
EXTRA_DIST += README.md CONTRIBUTING.md CHANGELOG.md LICENSE quickstart doc/architecture.md doc/worker.md doc/exchange.md \
	doc/figure.png

doc/lapchart.1: lapchart$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) doc && ./lapchart$(EXEEXT) manual >$@.tmp && mv $@.tmp $@

doc/lapchart-%.1: lapchart$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) doc && ./lapchart$(EXEEXT) manual $* >$@.tmp && mv $@.tmp $@

doc/lapchart.bash: lapchart$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) doc && ./lapchart$(EXEEXT) completion bash >$@.tmp && mv $@.tmp $@

install-data-local: doc/lapchart.bash
	$(MKDIR_P) "$(DESTDIR)$(datadir)/bash-completion/completions"
	$(INSTALL_DATA) doc/lapchart.bash "$(DESTDIR)$(datadir)/bash-completion/completions/lapchart"

uninstall-local:
	rm -f "$(DESTDIR)$(datadir)/bash-completion/completions/lapchart"
