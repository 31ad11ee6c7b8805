# Peers: workers in Python (the scripts) and what they share (the package beside them). Both are copied into the build
# folder, where the program looks for workers; nothing of Python's is needed to build or to install them.
PEER_MODULES = \
	backends/python/lapchart_peers/__init__.py \
	backends/python/lapchart_peers/contract.py \
	backends/python/lapchart_peers/data.py \
	backends/python/lapchart_peers/environment.py \
	backends/python/lapchart_peers/exact_numpy.py \
	backends/python/lapchart_peers/interpreter.py \
	backends/python/lapchart_peers/libraries.py \
	backends/python/lapchart_peers/mandelbrot.py \
	backends/python/lapchart_peers/mandelbrot_chunks.py \
	backends/python/lapchart_peers/mandelbrot_numexpr.py \
	backends/python/lapchart_peers/mandelbrot_numpy.py \
	backends/python/lapchart_peers/mandelbrot_pure.py \
	backends/python/lapchart_peers/measure.py \
	backends/python/lapchart_peers/numexpr_threads.py \
	backends/python/lapchart_peers/poppy_peer.py \
	backends/python/lapchart_peers/processes.py \
	backends/python/lapchart_peers/reply.py \
	backends/python/lapchart_peers/request.py
PEER_WORKERS = \
	backends/python/lapchart-worker-python-ckdtree \
	backends/python/lapchart-worker-python-multiprocessing \
	backends/python/lapchart-worker-python-numexpr \
	backends/python/lapchart-worker-python-numpy \
	backends/python/lapchart-worker-python-numpy-blocked \
	backends/python/lapchart-worker-python-poppy \
	backends/python/lapchart-worker-python-poppy-fftw \
	backends/python/lapchart-worker-python-pure \
	backends/python/lapchart-worker-python-pure-2 \
	backends/python/lapchart-worker-python-pypy \
	backends/python/lapchart-worker-python-pypy-2 \
	backends/python/lapchart-worker-python-threads

dist_pkglibexec_SCRIPTS = $(PEER_WORKERS)
EXTRA_DIST += backends/python/make-environment.sh backends/python/requirements.txt backends/python/requirements-cuda.txt
peersdir = $(pkglibexecdir)/lapchart_peers
dist_peers_DATA = $(PEER_MODULES)

# In a build folder of its own: make finds the sources through VPATH, lapchart does not.
PEER_COPIES = $(PEER_MODULES:%=%.copy) $(PEER_WORKERS:%=%.copy)
$(PEER_COPIES): %.copy: $(top_srcdir)/%
	$(AM_V_GEN)$(MKDIR_P) $(@D) && { test $< -ef $* || { rm -f $* && cp -p $< $*; }; } && touch $@
all-local: $(PEER_COPIES)
clean-local: clean-peers
.PHONY: clean-peers
clean-peers:
	rm -f $(PEER_COPIES)
	test backends/python -ef $(top_srcdir)/backends/python || rm -rf backends/python
