"""ShedSkin: the loop as pure Python, its types found by the tool, compiled as C++. Lists are converted in each call."""

from lapchart_peers import contract, with_shedskin
from lapchart_peers.mandelbrot import Compiled


def facts():
    """Where the tool or what it needs is missing, the description says so."""
    path = with_shedskin.needed()
    return {"shedskin": {"path": path, "version": with_shedskin.tool_version(path)}}


class Complex(Compiled):
    tool, source = with_shedskin, "loop_complex.py"


class Expanded(Complex):
    source = "loop_expanded.py"


def main(name, summary, form, native):
    """A worker of one of the classes above."""
    table = {"mandelbrot-tutorial": contract.Benchmark("mandelbrot_shedskin:" + form, native)}
    return contract.main(name, summary, table, facts=facts, more={"flags": with_shedskin.FLAGS})
