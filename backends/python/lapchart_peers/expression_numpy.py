"""expression by numpy: chooses how numpy is to round before it is imported."""

from lapchart_peers import rounding


def make(params, name):
    if params["expression"] == "mandelbrot-step":
        rounding.round_each()
    from lapchart_peers import expression

    return getattr(expression, name)(params)


def whole(params):
    return make(params, "Whole")


def blocked(params):
    return make(params, "Blocked")
