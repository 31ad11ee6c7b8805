"""The kernels for CUDA on the processor: their text compiled as C, thread by thread, and gpuarray's part by numpy."""

import ctypes
import os
import shutil
import subprocess
import tempfile
import unittest

from definitions import CASES, golden, grid

from lapchart_peers import kernels, mandelbrot

try:
    import numpy as np
except ImportError:
    np = None

# A device with one thread that is all of them in turn.
DEVICE = """
#include <stddef.h>
#define __global__
#define __device__
static struct { unsigned x; } blockIdx, threadIdx, blockDim, gridDim;
"""
STRIDE_GRID = """
void run_stride(unsigned blocks, unsigned threads, const REAL *x, const REAL *y, int *output, int width, size_t points,
		int first, int end, int never)
{
	gridDim.x = blocks;
	blockDim.x = threads;
	for (blockIdx.x = 0; blockIdx.x < blocks; blockIdx.x++)
		for (threadIdx.x = 0; threadIdx.x < threads; threadIdx.x++)
			mandelbrot(x, y, output, width, points, first, end, never);
}
"""
ELEMENTS = "void run_elements(%s, size_t n)\n{\n\tfor (size_t i = 0; i < n; i++)\n\t\t%s;\n}\n"
C_TYPES = {"double": ctypes.c_double, "float": ctypes.c_float}


def compiler():
    return next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)


def built(real):
    """A library of all kernels for a type."""
    text = DEVICE + kernels.for_stride(real) + STRIDE_GRID + ELEMENTS % (kernels.ELEMENT_ARGUMENTS, kernels.ELEMENT)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "kernels.so")
        flags = "-std=c11 -O2 -Wall -Werror -ffp-contract=off -shared -fPIC".split()
        command = [compiler(), *flags, "-x", "c", "-", "-o", path]
        subprocess.run(command, input=text, text=True, check=True)
        return ctypes.CDLL(path)


def by_stride(library, real, points, blocks, threads):
    x, y = ((C_TYPES[real] * len(axis))(*axis) for axis in (points.x, points.y))
    output = (ctypes.c_int * points.points)(*[-1] * points.points)
    library.run_stride(blocks, threads, x, y, output, points.width, ctypes.c_size_t(points.points), points.first,
                       points.end, points.unescaped)
    return list(output)


def by_elements(library, real, points):
    q = points.q()
    qx, qy = (C_TYPES[real] * len(q))(*[z.real for z in q]), (C_TYPES[real] * len(q))(*[z.imag for z in q])
    output = (ctypes.c_int * len(q))(*[-1] * len(q))
    library.run_elements(qx, qy, output, points.first, points.end, points.unescaped, ctypes.c_size_t(len(q)))
    return list(output)


@unittest.skipUnless(compiler(), "needs a C compiler")
class Kernels(unittest.TestCase):
    def test_every_grid_of_threads_gives_the_golden_values(self):
        library = built("double")
        for case in CASES:
            points = grid(*case)
            for blocks, threads in ((1, 1), (3, 7), (1000, 128)):
                with self.subTest(case, blocks=blocks, threads=threads):
                    output = by_stride(library, "double", points, blocks, threads)
                    self.assertEqual(mandelbrot.answer(points, output), golden(*case))

    def test_a_thread_a_point_gives_the_golden_values(self):
        library = built("double")
        for case in CASES:
            with self.subTest(case):
                points = grid(*case)
                self.assertEqual(mandelbrot.answer(points, by_elements(library, "double", points)), golden(*case))

    def test_single_precision_moves_some_points_and_no_more_than_are_right(self):
        library, points = built("float"), grid("mandelbrot-tutorial", "width=500", "maxiter=1000")
        single = by_stride(library, "float", points, 8, 128)
        self.assertEqual(single, by_elements(library, "float", points))
        double = by_stride(built("double"), "double", points, 8, 128)
        moved = sum(a != b for a, b in zip(single, double))
        # The check of mandelbrot-tutorial.conf.
        self.assertTrue(0 < moved < (0.0062 + 48 / 500**2) * points.points, moved)


class Arrays:
    """What calculate() asks of pycuda.gpuarray, of numpy."""

    @staticmethod
    def if_positive(criterion, then, other):
        assert then.dtype == other.dtype and criterion.shape == then.shape == other.shape
        return np.where(criterion > 0, then, other)

    if np:
        zeros, zeros_like = staticmethod(np.zeros), staticmethod(np.zeros_like)


@unittest.skipUnless(np, "needs numpy")
class WithNumpy(unittest.TestCase):
    def test_operation_by_operation_gives_the_golden_values(self):
        from lapchart_peers import mandelbrot_cuda

        for case in CASES:
            with self.subTest(case):
                points = grid(*case)
                # Python's own numbers: numpy's complex product is rounded once where the processor has FMA.
                q = np.array(points.q(), dtype=object)
                output = mandelbrot_cuda.calculate(Arrays, q, points.steps(), points.unescaped)
                self.assertEqual(mandelbrot.answer(points, output), golden(*case))

    def test_double_precision_again_is_the_golden_answer(self):
        from lapchart_peers import single

        for case in CASES:
            with self.subTest(case):
                points = grid(*case)
                q = np.array(points.q())
                output = single.counts(q.real, q.imag, points)
                self.assertEqual(mandelbrot.answer(points, output), golden(*case))
                self.assertEqual(single.answer(points, output), {"differing": 0, "differing_share": 0.0})
                output[::100] += 1
                self.assertEqual(single.answer(points, output)["differing"], -(-points.points // 100))


if __name__ == "__main__":
    unittest.main()
