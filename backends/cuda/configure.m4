# nvcc compiles the kernels, the C compiler links. The folder of the runtime library is found from nvcc's: NVIDIA's
# toolkit has both below one folder; a distribution's lies where the linker looks anyway.
LC_BACKEND([cuda], [
  AC_ARG_VAR([NVCC], [CUDA compiler])
  AC_ARG_VAR([NVCCFLAGS], [flags for it @<:@-O3 -fmad=false, code for sm_80, sm_90 and later@:>@])
  AC_PATH_PROG([NVCC], [nvcc], [], [$PATH:/usr/local/cuda/bin])
  : ${NVCCFLAGS="-O3 -fmad=false -gencode arch=compute_80,code=sm_80 -gencode arch=compute_90,code=[[sm_90,compute_90]]"}
  AS_IF([test "x$NVCC" = x], [lc_ok=no], [
    lc_cuda=`dirname "$NVCC"`/..
    CUDA_CFLAGS=
    CUDA_LIBS="-lcudart_static -ldl -lrt -lpthread -lstdc++"
    AS_IF([test -r "$lc_cuda/include/cuda_runtime_api.h"], [
      lc_cuda=`cd "$lc_cuda" && pwd`
      CUDA_CFLAGS="-isystem $lc_cuda/include"
      CUDA_LIBRARY_PATH="-L$lc_cuda/lib64 -L$lc_cuda/lib"
      CUDA_LIBS="-L$lc_cuda/lib64 -L$lc_cuda/lib $CUDA_LIBS"])
    AC_CACHE_CHECK([whether $NVCC compiles a kernel that $CC can link], [lc_cv_cuda], [
      lc_cv_cuda=no
      AS_MKDIR_P([lc_cuda_test])
      AS_ECHO(['static __global__ void zero(int *a) { a[[threadIdx.x]] = 0; }
extern "C" void start(int *a) { zero<<<1, 1>>>(a); }']) >lc_cuda_test/kernel.cu
      lc_saved_CFLAGS=$CFLAGS
      lc_saved_LIBS=$LIBS
      CFLAGS="$CFLAGS $CUDA_CFLAGS"
      LIBS="lc_cuda_test/kernel.o $CUDA_LIBS $LIBS"
      AS_IF([$NVCC $NVCCFLAGS -c -o lc_cuda_test/kernel.o lc_cuda_test/kernel.cu >&AS_MESSAGE_LOG_FD 2>&1], [
        AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <cuda_runtime_api.h>
          void start(int *a);]], [[start(0); return cudaGetLastError();]])], [lc_cv_cuda=yes])])
      CFLAGS=$lc_saved_CFLAGS
      LIBS=$lc_saved_LIBS
      rm -rf lc_cuda_test])
    AS_IF([test "x$lc_cv_cuda" != xyes],
      [lc_ok=no; lc_why="needs a CUDA toolkit that works; config.log has what $NVCC said"])
  ])
  NVCC_WERROR=
  AS_IF([test "x$enable_werror" = xyes], [NVCC_WERROR="-Werror all-warnings"])
  AC_SUBST([NVCC_WERROR])
  AC_SUBST([CUDA_CFLAGS])
  AC_SUBST([CUDA_LIBS])
], [nvcc of a CUDA toolkit, in PATH or /usr/local/cuda/bin, or NVCC=...])
