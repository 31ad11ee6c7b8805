"""expression by numpy, which is told how to round before it is imported: complex products alone need it."""


def make(params, name):
    if params["expression"] == "mandelbrot-step":
        from lapchart_peers import exact_numpy

        exact_numpy.ensure()
    from lapchart_peers import expression

    return getattr(expression, name)(params)


def whole(params):
    return make(params, "Whole")


def blocked(params):
    return make(params, "Blocked")


def facts():
    return {"numpy": {"instruction_set_of_complex_products": "baseline"}}
