dnl The expression engine's programs on a CUDA device. NVRTC is loaded when the worker asks for it, so nothing links it.
LC_BACKEND([cuda-expression], [
  LC_NEEDS_CUDA_LIBRARY([nvrtc], [nvrtc.h], [nvrtcVersion])
  AS_IF([test "x$lc_ok" = xyes], [
    LC_NEEDS_CUDA_LIBRARY([cudart_static], [cuda_runtime_api.h], [cudaLibraryLoadData])
    AS_IF([test "x$lc_ok" = xno], [lc_why="needs a CUDA runtime that has cudaLibraryLoadData()"])])
  AS_IF([test "x$BACKEND_EXPRESSION_TRUE" != x],
    [lc_ok=no; lc_why="needs the backend expression, which this build does not have"])
  AS_IF([test "x$CUDA_LIBRARY_PATH" != x], [NVRTC_FOLDER=$lc_cuda/lib64], [NVRTC_FOLDER=/usr/lib])
  AC_SUBST([NVRTC_FOLDER])
])
