/* A work item a point. The last work group of a row may reach beyond it. */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
/* Rounded once, a product and a sum would move pixels. */
#pragma OPENCL FP_CONTRACT OFF

__kernel void mandelbrot(__global const double *x, __global const double *y, __global int *output, int width, int first,
			 int end, int unescaped)
{
	int column = get_global_id(0), row = get_global_id(1);
	if (column >= width)
		return;
	double qx = x[column], qy = y[row], zx = 0, zy = 0, xx = 0, yy = 0;
	int found = unescaped;
	for (int iteration = first; iteration < end; iteration++) {
		zy = 2 * (zx * zy) + qy;
		zx = (xx - yy) + qx;
		xx = zx * zx;
		yy = zy * zy;
		if (xx + yy > 4) {
			found = iteration;
			break;
		}
	}
	output[(size_t)row * width + column] = found;
}
