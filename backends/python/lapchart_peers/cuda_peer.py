"""The workers by pycuda: what they say of themselves."""

from lapchart_peers import contract, cuda_driver
from lapchart_peers.mandelbrot import benchmarks


def main(name, summary, form, native):
    """A worker of one of the classes of mandelbrot_cuda.py."""
    table = benchmarks("mandelbrot_cuda:" + form, native, ("precision",))
    return contract.main(name, summary, table, needs=("pycuda", "numpy"), facts=cuda_driver.facts,
                         machine=cuda_driver.find_device, more={"device": "gpu"})
