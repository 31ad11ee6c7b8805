"""What the peers share: command line, sample loop, reply, definition of Mandelbrot. For CPython and PyPy."""

import io
import json
import unittest
from unittest import mock

from lapchart_peers import contract, cuda_driver, libraries, mandelbrot, mandelbrot_pure, measure, reply, request


class Clock:
    """Goes on by what is computed."""

    def __init__(self, seconds):
        self.time, self.seconds, self.runs = 100.0, list(seconds), 0

    def now(self):
        return self.time

    def run(self):
        self.time += self.seconds[min(self.runs, len(self.seconds) - 1)]
        self.runs += 1


def measured(seconds, *options):
    """The lines of a loop whose runs take so many seconds, the last of them for ever, and the number of runs."""
    clock, lines = Clock(seconds), []
    wanted = request.parse(["--benchmark", "b", *options])
    measure.Loop(clock.run, wanted, lambda kind, **line: lines.append((kind, line)), clock.now).measure()
    return lines, clock.runs


class TheLoop(unittest.TestCase):
    def test_iterations_last_min_time(self):
        lines, _ = measured([0.25], "--min-time", "0.9", "--samples", "2", "--warmup", "0")
        self.assertEqual(lines[0], ("calibration", {"iterations": 4, "warmups": 3}))
        self.assertEqual(lines[1:], [("sample", {"seconds": 0.25, "iterations": 4})] * 2)

    def test_calibration_counts_as_warm_up(self):
        lines, runs = measured([1], "--min-time", "0", "--samples", "1", "--warmup", "3")
        self.assertEqual((lines[0][1], runs), ({"iterations": 1, "warmups": 3}, 4))

    def test_an_iteration_that_takes_max_time_is_the_sample(self):
        lines, runs = measured([5, 1], "--max-time", "5", "--warmup", "1")
        self.assertEqual(lines, [("calibration", {"iterations": 1, "warmups": 0}),
                                 ("sample", {"seconds": 5, "iterations": 1})])
        self.assertEqual(runs, 1)

    def test_who_wants_more_warm_up_gets_a_sample_of_its_own(self):
        lines, runs = measured([5, 1], "--max-time", "5", "--warmup", "2", "--min-time", "0")
        self.assertEqual((lines[1:], runs), ([("sample", {"seconds": 1, "iterations": 1})], 2))

    def test_no_sample_begins_after_max_time(self):
        lines, _ = measured([1], "--max-time", "3.5", "--warmup", "0", "--min-time", "0", "--samples", "9")
        self.assertEqual(len(lines), 1 + 3)

    def test_a_clock_that_stands_still_is_an_error(self):
        with self.assertRaisesRegex(RuntimeError, "stood still"):
            measured([0])


class TheReply(unittest.TestCase):
    def lines(self, say):
        out = reply.Reply(io.StringIO())
        say(out)
        return [json.loads(line, parse_constant=self.fail) for line in out.file.getvalue().splitlines()]

    def test_values_that_are_not_finite_are_texts(self):
        values = {"a": float("nan"), "b": float("inf"), "c": -float("inf"), "d": 2**64 - 1}
        told = self.lines(lambda out: out.answer(values))[0]["values"]
        self.assertEqual(told, {"a": "nan", "b": "inf", "c": "-inf", "d": 2**64 - 1})

    def test_metrics_that_are_not_finite_are_left_out(self):
        told = self.lines(lambda out: out.metrics({"a": float("nan"), "b_seconds": 0.5}))[0]["values"]
        self.assertEqual(told, {"b_seconds": 0.5})

    def test_a_reason_is_one_line(self):
        self.assertEqual(reply.one_line("no\n  module\n"), "no module")


class WhatIsMissing(unittest.TestCase):
    ABSENT = "no module named absent_1 (pip install absent_1, or ./quickstart --peers)"

    def missing(self, *needs, machine=None):
        return contract.missing_in(contract.Peer("p", "s", {}, needs=needs, machine=machine))

    def no_device(self):
        raise contract.Unavailable("no device")

    def test_a_machine_without_use_for_a_module_says_so_first(self):
        self.assertEqual(self.missing("json", "absent_1", machine=self.no_device), "no device")

    def test_a_module_is_told_where_the_machine_has_use_for_it(self):
        self.assertEqual(self.missing("json", "absent_1", machine=lambda: None), self.ABSENT)
        self.assertEqual(self.missing("json", "absent_1"), self.ABSENT)

    def test_the_machine_is_not_asked_where_all_modules_are_there(self):
        self.assertIsNone(self.missing("json", machine=self.fail))


class Driver:
    """CUDA's, as far as it is asked; a status other than 0 is an error."""

    def __init__(self, init=0, devices=1):
        self.init, self.devices = init, devices

    def cuInit(self, flags):
        return self.init

    def cuDeviceGetCount(self, count):
        count._obj.value = self.devices
        return 0

    def cuGetErrorString(self, status, text):
        text._obj.value = b"no CUDA-capable device is detected"
        return 0


class TheCudaDriver(unittest.TestCase):
    def reason(self, load, nvcc=None):
        with mock.patch("ctypes.CDLL", load), mock.patch("shutil.which", lambda name: nvcc):
            with self.assertRaises(contract.Unavailable) as caught:
                cuda_driver.find_device()
        return str(caught.exception)

    def test_a_missing_driver_is_the_reason(self):
        def load(name):
            raise OSError(name + ": cannot open shared object file")

        self.assertEqual(self.reason(load), "no CUDA driver can be loaded: libcuda.so.1: cannot open shared object file")

    def test_a_missing_device_comes_before_a_missing_compiler(self):
        self.assertEqual(self.reason(lambda name: Driver(init=100)),
                         "CUDA driver: cuInit: no CUDA-capable device is detected (100)")
        self.assertEqual(self.reason(lambda name: Driver(devices=0)), "CUDA driver: it has no device")
        self.assertIn("no nvcc in PATH", self.reason(lambda name: Driver()))

    def test_a_device_and_a_compiler_are_enough(self):
        driver = Driver(devices=2)
        with mock.patch("ctypes.CDLL", lambda name: driver), mock.patch("shutil.which", lambda name: "/nvcc"):
            self.assertEqual(cuda_driver.find_device(), (driver, 2))


class TheCommandLine(unittest.TestCase):
    def test_describe_is_no_request(self):
        self.assertIsNone(request.parse(["--describe"]))

    def test_what_nobody_read_is_refused(self):
        params = request.parse(["--benchmark", "b", "--param", "n=3", "--param", "m=4"]).params
        self.assertEqual(params.integer("n", 1, 9), 3)
        with self.assertRaisesRegex(request.Refused, "parameter m: "):
            params.refuse_unread()


def answer(name, calculate, *pairs):
    params = request.Params(name)
    for pair in pairs:
        params.add(pair)
    grid = mandelbrot.GRIDS[name](params)
    return mandelbrot.answer(grid, calculate(grid.q(), grid.steps(), grid.unescaped))


class TheLibraries(unittest.TestCase):
    def test_a_library_is_called_by_its_file_or_by_its_folder(self):
        for path, kind, name in (
                ("/env/numpy.libs/libscipy_openblas64_-32a4b2a6.so", "blas", "scipy_openblas64"),
                ("/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", "blas", "openblas-pthread"),
                ("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "blas", "netlib"),
                ("/env/pyfftw.libs/libfftw3f-1b2c3d4e.so.3.6.10", "fft", "fftw3f"),
                ("/usr/lib/x86_64-linux-gnu/libgomp.so.1.0.0", "openmp", "gomp"),
                ("/usr/lib/x86_64-linux-gnu/libm.so.6", None, "m")):
            self.assertEqual((libraries.kind_of(path), libraries.name_of(path)), (kind, name))

    def test_this_process_has_mapped_the_c_library(self):
        self.assertTrue(any("/libc" in path for path in libraries.mapped()))


class TheDefinition(unittest.TestCase):
    def test_both_forms_give_the_published_sum(self):
        golden = {"points": 2500, "sum": 8974, "escaped": 1992, "iterations": 61766, "hash": "745392384eb3d60f"}
        for calculate in (mandelbrot_pure.calculate, mandelbrot_pure.calculate_2):
            self.assertEqual(answer("mandelbrot-tutorial", calculate, "width=100", "maxiter=100"), golden)

    def test_the_salon_counts_in_two_ways(self):
        for counting, total, iterations in (("python", 324198, 323596), ("cython", 322300, 324198)):
            told = answer("mandelbrot-salon", mandelbrot_pure.calculate_2, "n=50", "maxi=512", "counting=" + counting)
            self.assertEqual((told["sum"], told["iterations"]), (total, iterations))

    def test_axes_are_accumulated(self):
        params = request.Params("mandelbrot-tutorial")
        params.add("width=500")
        params.add("maxiter=1")
        grid = mandelbrot.tutorial(params)
        self.assertEqual((grid.width, grid.height), (250, 251))

    def test_a_hash_knows_all_bytes(self):
        state = mandelbrot.HASH_START
        numbers = [0, 1, 255, 256, 65535, 65536, 2**31 - 1, -1, -300]
        for byte in b"".join(number.to_bytes(4, "little", signed=True) for number in numbers):
            state = (state ^ byte) * mandelbrot.HASH_PRIME % 2**64
        self.assertEqual(mandelbrot.hash_of(numbers), f"{state:016x}")

    def test_missing_outputs_are_an_error(self):
        with self.assertRaisesRegex(RuntimeError, "2499 outputs for 2500 points"):
            answer("mandelbrot-tutorial", lambda q, steps, never: [never] * (len(q) - 1), "width=100", "maxiter=9")


if __name__ == "__main__":
    unittest.main()
