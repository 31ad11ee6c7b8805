"""The loop over complex numbers, in the words that CPython, Cython and ShedSkin all take: no module is used."""


def calculate(q, first, end, never):
    """One output a point of the list q: the number, of first ... end - 1, of the iteration after which |z| > 2."""
    output = [never] * len(q)
    for i in range(len(q)):
        z = complex(0.0, 0.0)
        qi = q[i]
        for iteration in range(first, end):
            z = z * z + qi
            if abs(z) > 2.0:
                output[i] = iteration
                break
    return output


if __name__ == "__main__":
    # ShedSkin takes the types of the arguments from this call.
    print(sum(calculate([complex(0.5, 0.5), complex(2.0, 2.0)], 0, 10, 0)))
