# Peers: workers in Python (the scripts) and what they share (the package beside them). Both are copied into the build
# folder, where the program looks for workers; nothing of Python's is needed to build or to install them.
PEER_MODULES = \
	backends/python/lapchart_peers/__init__.py \
	backends/python/lapchart_peers/angular_cut.py \
	backends/python/lapchart_peers/angular_cut_numpy.py \
	backends/python/lapchart_peers/angular_cut_scipy.py \
	backends/python/lapchart_peers/blas.py \
	backends/python/lapchart_peers/cluster_task.py \
	backends/python/lapchart_peers/compiled.py \
	backends/python/lapchart_peers/contract.py \
	backends/python/lapchart_peers/cuda_driver.py \
	backends/python/lapchart_peers/cuda_peer.py \
	backends/python/lapchart_peers/cython_arrays.pyx \
	backends/python/lapchart_peers/cython_expanded.pyx \
	backends/python/lapchart_peers/cython_salon.pyx \
	backends/python/lapchart_peers/cython_typed.pyx \
	backends/python/lapchart_peers/data.py \
	backends/python/lapchart_peers/environment.py \
	backends/python/lapchart_peers/exact_numpy.py \
	backends/python/lapchart_peers/expression.py \
	backends/python/lapchart_peers/expression_numexpr.py \
	backends/python/lapchart_peers/expression_numpy.py \
	backends/python/lapchart_peers/interpreter.py \
	backends/python/lapchart_peers/kernels.py \
	backends/python/lapchart_peers/libraries.py \
	backends/python/lapchart_peers/loop_complex.py \
	backends/python/lapchart_peers/loop_expanded.py \
	backends/python/lapchart_peers/mandelbrot.py \
	backends/python/lapchart_peers/mandelbrot_chunks.py \
	backends/python/lapchart_peers/mandelbrot_cuda.py \
	backends/python/lapchart_peers/mandelbrot_cython.py \
	backends/python/lapchart_peers/mandelbrot_dask.py \
	backends/python/lapchart_peers/mandelbrot_mpi4py.py \
	backends/python/lapchart_peers/mandelbrot_numba.py \
	backends/python/lapchart_peers/mandelbrot_numexpr.py \
	backends/python/lapchart_peers/mandelbrot_numpy.py \
	backends/python/lapchart_peers/mandelbrot_opencl.py \
	backends/python/lapchart_peers/mandelbrot_pure.py \
	backends/python/lapchart_peers/mandelbrot_shedskin.py \
	backends/python/lapchart_peers/measure.py \
	backends/python/lapchart_peers/numexpr_threads.py \
	backends/python/lapchart_peers/pool.py \
	backends/python/lapchart_peers/poppy_settings.py \
	backends/python/lapchart_peers/poppy_system.py \
	backends/python/lapchart_peers/processes.py \
	backends/python/lapchart_peers/products.py \
	backends/python/lapchart_peers/psf.py \
	backends/python/lapchart_peers/psf_scipy.py \
	backends/python/lapchart_peers/reply.py \
	backends/python/lapchart_peers/request.py \
	backends/python/lapchart_peers/single.py \
	backends/python/lapchart_peers/square_map.py \
	backends/python/lapchart_peers/with_cython.py \
	backends/python/lapchart_peers/with_shedskin.py
PEER_WORKERS = \
	backends/python/lapchart-worker-python-angular-cut-ckdtree \
	backends/python/lapchart-worker-python-angular-cut-multiprocessing \
	backends/python/lapchart-worker-python-angular-cut-numpy \
	backends/python/lapchart-worker-python-angular-cut-pure \
	backends/python/lapchart-worker-python-cuda-array \
	backends/python/lapchart-worker-python-cuda-elementwise \
	backends/python/lapchart-worker-python-cuda-stride \
	backends/python/lapchart-worker-python-cython \
	backends/python/lapchart-worker-python-cython-arrays \
	backends/python/lapchart-worker-python-cython-expanded \
	backends/python/lapchart-worker-python-cython-parallel \
	backends/python/lapchart-worker-python-cython-typed \
	backends/python/lapchart-worker-python-cython-untyped \
	backends/python/lapchart-worker-python-dask \
	backends/python/lapchart-worker-python-dask-compiled \
	backends/python/lapchart-worker-python-expression-numexpr \
	backends/python/lapchart-worker-python-expression-numpy \
	backends/python/lapchart-worker-python-expression-numpy-blocked \
	backends/python/lapchart-worker-python-mpi4py \
	backends/python/lapchart-worker-python-multiprocessing \
	backends/python/lapchart-worker-python-numba \
	backends/python/lapchart-worker-python-numba-parallel \
	backends/python/lapchart-worker-python-numexpr \
	backends/python/lapchart-worker-python-numpy \
	backends/python/lapchart-worker-python-numpy-blocked \
	backends/python/lapchart-worker-python-opencl \
	backends/python/lapchart-worker-python-products-numpy \
	backends/python/lapchart-worker-python-psf-poppy \
	backends/python/lapchart-worker-python-psf-poppy-fftw \
	backends/python/lapchart-worker-python-psf-poppy-processes \
	backends/python/lapchart-worker-python-psf-scipy \
	backends/python/lapchart-worker-python-pure \
	backends/python/lapchart-worker-python-pure-2 \
	backends/python/lapchart-worker-python-pypy \
	backends/python/lapchart-worker-python-pypy-2 \
	backends/python/lapchart-worker-python-shedskin \
	backends/python/lapchart-worker-python-shedskin-2 \
	backends/python/lapchart-worker-python-square-map-multiprocessing \
	backends/python/lapchart-worker-python-square-map-numpy \
	backends/python/lapchart-worker-python-square-map-pure \
	backends/python/lapchart-worker-python-square-map-threads \
	backends/python/lapchart-worker-python-threads

dist_pkglibexec_SCRIPTS = $(PEER_WORKERS)
EXTRA_DIST += backends/python/make-environment.sh backends/python/requirements.txt backends/python/requirements-cuda.txt
peersdir = $(pkglibexecdir)/lapchart_peers
dist_peers_DATA = $(PEER_MODULES)

# In a build folder of its own: make finds the sources through VPATH, lapchart does not.
PEER_COPIES = $(PEER_MODULES:%=%.copy) $(PEER_WORKERS:%=%.copy)
$(PEER_COPIES): %.copy: $(top_srcdir)/%
	$(AM_V_GEN)$(MKDIR_P) $(@D) && { test $< -ef $* || { rm -f $* && cp -p $< $*; }; } && touch $@
all-local: $(PEER_COPIES) prune-peers
# Copies of scripts that are no more would take part in every run.
.PHONY: prune-peers
prune-peers:
	@for copy in backends/python/lapchart-worker-python-*.copy; do \
		case " $(PEER_WORKERS) " in *" $${copy%.copy} "*) ;; *) rm -f "$$copy" "$${copy%.copy}" ;; esac; \
	done
clean-local: clean-peers
.PHONY: clean-peers
clean-peers:
	rm -f $(PEER_COPIES)
	test backends/python -ef $(top_srcdir)/backends/python || rm -rf backends/python
