"""ShedSkin: the loop as pure Python, its types found by the tool, compiled as C++. Lists are converted in each call."""

from lapchart_peers import contract, with_shedskin
from lapchart_peers.mandelbrot import Mandelbrot


def facts():
    """Where the tool or what it needs is missing, the description says so."""
    path = with_shedskin.needed()
    return {"shedskin": {"path": path, "version": with_shedskin.tool_version(path)}}


class Complex(Mandelbrot):
    source = "loop_complex.py"

    def __init__(self, params):
        super().__init__(params)
        module, self.compile_seconds = with_shedskin.module(self.source)
        self.calculate, self.q = module.calculate, self.grid.q()

    def run(self):
        grid = self.grid
        self.output = self.calculate(self.q, grid.first, grid.end, grid.unescaped)

    def metrics(self):
        return {} if self.compile_seconds is None else {"compile_seconds": self.compile_seconds}


class Expanded(Complex):
    source = "loop_expanded.py"


def main(name, summary, form, native):
    """A worker of one of the classes above."""
    table = {"mandelbrot-tutorial": contract.Benchmark("mandelbrot_shedskin:" + form, native)}
    return contract.main(name, summary, table, facts=facts, more={"flags": with_shedskin.FLAGS})
