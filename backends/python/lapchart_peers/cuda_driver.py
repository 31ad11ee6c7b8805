"""What the CUDA driver says of this machine, asked without pycuda, whose import takes long."""

import ctypes
import shutil

from lapchart_peers.contract import Unavailable


def text_of(driver, status):
    """"no CUDA-capable device is detected (100)"."""
    text = ctypes.c_char_p()
    known = driver.cuGetErrorString(status, ctypes.byref(text)) == 0 and text.value
    return f"{text.value.decode() if known else 'error'} ({status})"


def good(driver, status, what):
    if status:
        raise Unavailable(f"CUDA driver: {what}: {text_of(driver, status)}")


def open_driver():
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError as why:
        raise Unavailable(f"no CUDA driver can be loaded: {why}") from why
    good(driver, driver.cuInit(0), "cuInit")
    return driver


def find_device():
    """The driver and its number of devices. Unavailable: this machine has nothing to use pycuda with."""
    driver, count = open_driver(), ctypes.c_int()
    good(driver, driver.cuDeviceGetCount(ctypes.byref(count)), "cuDeviceGetCount")
    if not count.value:
        raise Unavailable("CUDA driver: it has no device")
    if not shutil.which("nvcc"):
        raise Unavailable("no nvcc in PATH, and pycuda compiles with it (install the CUDA toolkit)")
    return driver, count.value


def facts():
    """The device that CUDA counts first."""
    (driver, count), version = find_device(), ctypes.c_int()
    good(driver, driver.cuDriverGetVersion(ctypes.byref(version)), "cuDriverGetVersion")
    name = ctypes.create_string_buffer(256)
    good(driver, driver.cuDeviceGetName(name, len(name), 0), "cuDeviceGetName")
    return {"cuda": {"device": name.value.decode(errors="replace"), "devices": count,
                     "driver_version": f"{version.value // 1000}.{version.value % 1000 // 10}"}}
