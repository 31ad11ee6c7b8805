"""pycuda in the three styles of the texts: arrays, operation by operation; an elementwise kernel; a kernel of one's own
whose threads take points a grid apart. A run is all that the texts time: points there, computation, counts back."""

import os
import time

import numpy as np

from lapchart_peers import cuda_driver, kernels
from lapchart_peers.mandelbrot import Mandelbrot

REALS = {"float64": ("double", np.float64), "float32": ("float", np.float32)}
NO_CONTRACTION = "--fmad=false"
# Threads of a block; and blocks for each multiprocessor, enough to even out what points cost.
BLOCK, BLOCKS_EACH = 128, 32


def calculate(arrays, q, steps, never):
    """As the numpy peer does it, a kernel an operation; q is on the device. `arrays` is pycuda.gpuarray, or has its
    if_positive(), zeros_like() and the arrays' fill()."""
    z, zero, output = arrays.zeros_like(q), arrays.zeros_like(q), arrays.zeros(q.shape, dtype=np.int32)
    number = arrays.zeros_like(output)
    output.fill(np.int32(never))
    for iteration in steps:
        z = z * z + q
        done = abs(z) > 2.0
        number.fill(np.int32(iteration))
        q = arrays.if_positive(done, zero, q)
        z = arrays.if_positive(done, zero, z)
        output = arrays.if_positive(done, number, output)
    return output


def open_device():
    """Also tells how long the device takes to be ready."""
    os.environ["PYCUDA_DEFAULT_NVCC_FLAGS"] = NO_CONTRACTION
    begin = time.perf_counter()
    cuda_driver.open_driver()
    import pycuda.autoinit

    return pycuda.autoinit.device, time.perf_counter() - begin


class Device(Mandelbrot):
    """prepare(): what is done once. send(), compute(end), fetch(): a run."""

    def __init__(self, params):
        super().__init__(params)
        self.single = params.word("precision", tuple(REALS), "float64") == "float32"
        self.real, self.dtype = REALS["float32" if self.single else "float64"]
        self.device, context = open_device()
        from pycuda import driver

        self.marks = [driver.Event() for _ in range(4)]
        x, y = (np.array(axis, dtype=self.dtype) for axis in (self.grid.x, self.grid.y))
        self.output = np.full(self.grid.points, -1, dtype=np.int32)
        begin = time.perf_counter()
        self.prepare(x, y)
        self.do(self.grid.first + 1)
        self.seconds = {"context_seconds": context, "compile_seconds": time.perf_counter() - begin}

    def do(self, end):
        """The output on this side is there when it comes back."""
        parts = (self.send, lambda: self.compute(end), self.fetch)
        self.marks[0].record()
        for part, mark in zip(parts, self.marks[1:]):
            part()
            mark.record()
        self.marks[-1].synchronize()

    def run(self):
        self.do(self.grid.end)

    def answer(self):
        values = super().answer()
        if self.single:
            from lapchart_peers import single

            values.update(single.answer(self.grid, self.output))
        return values

    def metrics(self):
        sent, computed, fetched = (after.time_since(before) / 1000 for before, after in zip(self.marks, self.marks[1:]))
        return {"device_seconds": computed, "copy_seconds": sent + fetched, **self.seconds}


class Arrays(Device):
    def prepare(self, x, y):
        from pycuda import gpuarray

        self.arrays = gpuarray
        self.q = (x[None, :] + 1j * y[:, None]).astype(np.complex64 if self.single else np.complex128).ravel()

    def send(self):
        self.there = self.arrays.to_gpu(self.q)

    def compute(self, end):
        self.result = calculate(self.arrays, self.there, range(self.grid.first, end), self.grid.unescaped)

    def fetch(self):
        self.result.get(self.output)


class Elementwise(Device):
    def prepare(self, x, y):
        from pycuda import gpuarray
        from pycuda.elementwise import ElementwiseKernel

        self.arrays = gpuarray
        self.q = [np.tile(x, y.size), np.repeat(y, x.size)]
        self.result = gpuarray.empty(self.output.shape, dtype=np.int32)
        self.kernel = ElementwiseKernel(kernels.ELEMENT_ARGUMENTS.replace("REAL", self.real), kernels.ELEMENT,
                                        "mandelbrot", options=[NO_CONTRACTION],
                                        preamble=kernels.defined(self.real, "static __device__"))

    def send(self):
        self.there = [self.arrays.to_gpu(part) for part in self.q]

    def compute(self, end):
        grid = self.grid
        numbers = (np.int32(number) for number in (grid.first, end, grid.unescaped))
        self.kernel(*self.there, self.result, *numbers)

    def fetch(self):
        self.result.get(self.output)


class Stride(Device):
    def prepare(self, x, y):
        from pycuda import driver
        from pycuda.compiler import SourceModule

        self.driver, self.axes = driver, (x, y)
        self.there = [driver.mem_alloc(part.nbytes) for part in (x, y, self.output)]
        self.kernel = SourceModule(kernels.for_stride(self.real), options=[NO_CONTRACTION]).get_function("mandelbrot")
        full = BLOCKS_EACH * self.device.multiprocessor_count
        self.blocks = min(full, -(-self.grid.points // BLOCK))

    def send(self):
        for there, axis in zip(self.there, self.axes):
            self.driver.memcpy_htod(there, axis)

    def compute(self, end):
        grid = self.grid
        numbers = (np.int32(number) for number in (grid.first, end, grid.unescaped))
        self.kernel(*self.there, np.int32(grid.width), np.uintp(grid.points), *numbers, block=(BLOCK, 1, 1), grid=(self.blocks, 1))

    def fetch(self):
        self.driver.memcpy_dtoh(self.output, self.there[-1])
