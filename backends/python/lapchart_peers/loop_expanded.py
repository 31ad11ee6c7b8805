"""As loop_complex.py, over real and imaginary parts: expanded math."""


def calculate(q, first, end, never):
    """|z|^2 > 4 saves the square root; products and sums are rounded as those of complex numbers are."""
    output = [never] * len(q)
    for i in range(len(q)):
        qx = q[i].real
        qy = q[i].imag
        zx = 0.0
        zy = 0.0
        for iteration in range(first, end):
            product = zx * zy
            zx = zx * zx - zy * zy + qx
            zy = product + product + qy
            if zx * zx + zy * zy > 4.0:
                output[i] = iteration
                break
    return output


if __name__ == "__main__":
    # ShedSkin takes the types of the arguments from this call.
    print(sum(calculate([complex(0.5, 0.5), complex(2.0, 2.0)], 0, 10, 0)))
