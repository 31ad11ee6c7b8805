"""pyopencl: one work item a point, on a GPU where there is one, else by PoCL on the processor."""

import os
import time

from lapchart_peers import kernels
from lapchart_peers.contract import Unavailable
from lapchart_peers.mandelbrot import Mandelbrot


def compile_here():
    """What drivers and pyopencl keep goes away with the visit, so that compile_seconds is of this very one."""
    here = os.path.join(os.getcwd(), "opencl-cache")
    os.environ.setdefault("POCL_CACHE_DIR", here)
    os.environ.setdefault("CUDA_CACHE_PATH", here)
    os.environ["PYOPENCL_NO_CACHE"] = "1"


def find_device():
    """The first with double precision, of the kinds in this order; as backends/opencl chooses it."""
    compile_here()
    import pyopencl as cl

    try:
        platforms = cl.get_platforms()
    except cl.Error as why:
        text = f"no OpenCL platform ({why}); install a driver, on Debian: apt install pocl-opencl-icd"
        raise Unavailable(text) from why
    for kind in (cl.device_type.GPU, cl.device_type.ACCELERATOR, cl.device_type.CPU):
        for platform in platforms:
            for device in platform.get_devices(kind):
                if device.double_fp_config:
                    return device
    raise Unavailable("no OpenCL device with double precision; the driver is there and finds none")


def facts():
    """Importing pyopencl is the only way to ask what it will find: its wheels bring an OpenCL loader of their own."""
    import pyopencl as cl

    device = find_device()
    kind = "gpu" if device.type & cl.device_type.GPU else "cpu" if device.type & cl.device_type.CPU else "accelerator"
    return {"opencl": {"platform": device.platform.name, "platform_version": device.platform.version,
                       "device": device.name, "device_type": kind, "driver": device.driver_version,
                       "compute_units": device.max_compute_units}}


class Points(Mandelbrot):
    def __init__(self, params):
        super().__init__(params)
        device = find_device()
        import numpy as np
        import pyopencl as cl

        grid = self.grid
        self.context = cl.Context([device])
        self.queue = cl.CommandQueue(self.context)
        self.output = np.full((grid.height, grid.width), -1, dtype=np.int32)
        flags = cl.mem_flags.READ_ONLY | cl.mem_flags.COPY_HOST_PTR
        self.axes = [cl.Buffer(self.context, flags, hostbuf=np.array(axis)) for axis in (grid.x, grid.y)]
        self.result = cl.Buffer(self.context, cl.mem_flags.WRITE_ONLY, self.output.nbytes)
        self.seconds = self.compile()

    def compile(self):
        """Some drivers compile only when they know how many work items there are: these are started with no step to do."""
        import pyopencl as cl

        begin = time.perf_counter()
        self.kernel = cl.Kernel(cl.Program(self.context, kernels.for_opencl()).build("-cl-std=CL1.2"), "mandelbrot")
        self.start(self.grid.first)
        self.queue.finish()
        return time.perf_counter() - begin

    def start(self, end):
        import numpy as np

        grid = self.grid
        numbers = [np.int32(number) for number in (grid.width, grid.first, end, grid.unescaped)]
        self.kernel(self.queue, (grid.width, grid.height), None, *self.axes, self.result, *numbers)

    def run(self):
        import pyopencl as cl

        self.start(self.grid.end)
        cl.enqueue_copy(self.queue, self.output, self.result)

    def metrics(self):
        return {"compile_seconds": self.seconds, "copied_bytes": self.output.nbytes}
