"""Pure Python, point by point: the two forms of High Performance Python. Both run under PyPy too."""

from lapchart_peers.mandelbrot import Mandelbrot


def calculate(q, steps, never):
    """pure_python: lists, looked up by their index in every step."""
    z = [0j] * len(q)
    output = [never] * len(q)
    for i in range(len(q)):
        for iteration in steps:
            z[i] = z[i] * z[i] + q[i]
            if abs(z[i]) > 2.0:
                output[i] = iteration
                break
    return output


def calculate_2(q, steps, never):
    """pure_python_2: the point's numbers in local variables."""
    output = [never] * len(q)
    for i in range(len(q)):
        zi = 0j
        qi = q[i]
        for iteration in steps:
            zi = zi * zi + qi
            if abs(zi) > 2.0:
                output[i] = iteration
                break
    return output


class Pure(Mandelbrot):
    calculate = staticmethod(calculate)

    def __init__(self, params):
        super().__init__(params)
        self.q = self.grid.q()

    def run(self):
        self.output = self.calculate(self.q, self.grid.steps(), self.grid.unescaped)


class Pure2(Pure):
    calculate = staticmethod(calculate_2)
