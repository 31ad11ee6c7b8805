"""The loop for one point in the words that CUDA, OpenCL and C have in common, and the kernels around it. The tests run
them on the processor, where there is no device.

REAL is float or double, FUNCTION what stands before a function of the device. No product may be contracted with a sum:
what compiles this has to be told so.
"""

ESCAPE = """
FUNCTION int escape(REAL qx, REAL qy, int first, int end, int never)
{
	REAL zx = 0, zy = 0, xx = 0, yy = 0;
	for (int iteration = first; iteration < end; iteration++) {
		REAL product = zx * zy;
		zx = (xx - yy) + qx;
		zy = (product + product) + qy;
		xx = zx * zx;
		yy = zy * zy;
		if (xx + yy > 4)
			return iteration;
	}
	return never;
}
"""

# One thread a point; for pycuda's ElementwiseKernel, which makes the loop over i.
ELEMENT_ARGUMENTS = "REAL *qx, REAL *qy, int *output, int first, int end, int never"
ELEMENT = "output[i] = escape(qx[i], qy[i], first, end, never)"

# As many threads as the device holds; each takes points that lie a whole grid apart.
STRIDE = """
__global__ void mandelbrot(const REAL *x, const REAL *y, int *output, int width, size_t points, int first, int end,
			   int never)
{
	const size_t threads = (size_t)gridDim.x * blockDim.x;
	for (size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x; i < points; i += threads)
		output[i] = escape(x[i % width], y[i / width], first, end, never);
}
"""

OPENCL = """
__kernel void mandelbrot(__global const REAL *x, __global const REAL *y, __global int *output, int width, int first,
			 int end, int never)
{
	int column = get_global_id(0), row = get_global_id(1);
	output[(size_t)row * width + column] = escape(x[column], y[row], first, end, never);
}
"""


def defined(real, function):
    """ESCAPE for one type."""
    return f"#define REAL {real}\n#define FUNCTION {function}\n" + ESCAPE


def for_opencl():
    return ("#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n#pragma OPENCL FP_CONTRACT OFF\n"
            + defined("double", "static") + OPENCL)


def for_stride(real):
    return defined(real, "static __device__") + STRIDE
