"""How many points single precision moves: the definition in double precision again, by numpy, after the samples."""

import numpy as np

BLOCK = 65536


def counts(x, y, grid):
    """Of the points (x[i], y[i]). Those that have left are taken out."""
    output = np.full(x.size, grid.unescaped, dtype=np.int32)
    place = np.arange(x.size)
    zx, zy = np.zeros(x.size), np.zeros(x.size)
    for iteration in grid.steps():
        product = zx * zy
        zx, zy = (zx * zx - zy * zy) + x, (product + product) + y
        left = zx * zx + zy * zy > 4
        if left.any():
            output[place[left]] = iteration
            stay = ~left
            place, x, y, zx, zy = place[stay], x[stay], y[stay], zx[stay], zy[stay]
    return output


def differing(grid, output):
    """Points of which the output is not that of double precision. Block by block, so that it stays in the cache."""
    x, y = np.array(grid.x), np.array(grid.y)
    output, found = np.asarray(output).ravel(), 0
    for at in range(0, grid.points, BLOCK):
        index = np.arange(at, min(at + BLOCK, grid.points))
        found += int((counts(x[index % grid.width], y[index // grid.width], grid) != output[index]).sum())
    return found


def answer(grid, output):
    """What is checked in place of the sum."""
    moved = differing(grid, output)
    return {"differing": moved, "differing_share": moved / grid.points}
