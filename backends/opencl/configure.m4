LC_BACKEND([opencl], [
  lc_saved_LIBS=$LIBS
  OPENCL_LIBS=-lOpenCL
  LIBS="$OPENCL_LIBS $LIBS"
  AC_CACHE_CHECK([for OpenCL headers and an ICD loader], [lc_cv_opencl], [
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[
      #define CL_TARGET_OPENCL_VERSION 120
      #include <CL/cl.h>]], [[return clGetPlatformIDs(0, 0, 0);]])], [lc_cv_opencl=yes], [lc_cv_opencl=no])])
  LIBS=$lc_saved_LIBS
  AS_IF([test "x$lc_cv_opencl" != xyes], [lc_ok=no])
  AC_SUBST([OPENCL_LIBS])
], [OpenCL headers and an ICD loader; on Debian: apt install ocl-icd-opencl-dev])
