"""numpy, operation by operation over arrays of points: High Performance Python's numpy_vector and numpy_vector_2, and
the salon's numpy."""

from lapchart_peers import exact_numpy
from lapchart_peers.exact_numpy import np
from lapchart_peers.mandelbrot import Mandelbrot

# Points of a block: all its arrays take 65 bytes a point and fit into a second-level cache, as those of vector-blocked.
BLOCK = 2048


def calculate(q, grid):
    """All points take all steps. One that has left is held at z = q = 0, so that nothing overflows; its z is compared
    no more, for 0 stays within the circle."""
    q = q.copy()
    z = np.zeros(q.shape, dtype=complex)
    output = np.full(q.shape, grid.unescaped, dtype=np.int32)
    for iteration in grid.steps():
        z = z * z + q
        done = np.greater(abs(z), 2.0)
        q = np.where(done, 0, q)
        z = np.where(done, 0, z)
        output = np.where(done, np.int32(iteration), output)
    return output


def points(grid):
    """All points of the grid, in the order of the outputs."""
    return (np.array(grid.x)[None, :] + 1j * np.array(grid.y)[:, None]).ravel()


class Whole(Mandelbrot):
    def __init__(self, params):
        super().__init__(params)
        exact_numpy.ensure()
        self.q = points(self.grid)

    def run(self):
        self.output = calculate(self.q, self.grid)


class Blocked(Whole):
    def run(self):
        blocks = [calculate(self.q[at:at + BLOCK], self.grid) for at in range(0, self.grid.points, BLOCK)]
        self.output = np.concatenate(blocks)
