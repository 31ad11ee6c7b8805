"""The loops that the compiling and distributing peers run, as plain Python; and what joins their parts."""

import types
import unittest

from definitions import CASES, golden, grid

from lapchart_peers import loop_complex, loop_expanded, mandelbrot, mandelbrot_dask, mandelbrot_mpi4py


class Loops(unittest.TestCase):
    def holds_for(self, calculate):
        for case in CASES:
            with self.subTest(case):
                points = grid(*case)
                output = calculate(points.q(), points.first, points.end, points.unescaped)
                self.assertEqual(mandelbrot.answer(points, output), golden(*case))

    def test_the_loop_over_complex_numbers_gives_the_golden_values(self):
        self.holds_for(loop_complex.calculate)

    def test_the_expanded_loop_gives_the_golden_values(self):
        self.holds_for(loop_expanded.calculate)


class Parts(unittest.TestCase):
    def test_chunks_hold_every_point_once_and_in_order(self):
        peer = object.__new__(mandelbrot_dask.Plain)
        for count, processes in ((1, 1), (7, 4), (1000, 3), (700_000, 2)):
            chunks = peer.cut(list(range(count)), processes)
            self.assertEqual([number for chunk in chunks for number in chunk.q], list(range(count)))
            self.assertLessEqual(max(len(chunk.q) for chunk in chunks), mandelbrot_dask.POINTS)

    def test_rows_of_the_ranks_come_back_in_order(self):
        for ranks in (1, 2, 3, 5):
            peer = object.__new__(mandelbrot_mpi4py.Ranks)
            peer.grid = grid("mandelbrot-salon", "n=4", "maxi=9")
            peer.comm = types.SimpleNamespace(size=ranks)
            rows = [[10 * row + column for column in range(4)] for row in range(4)]
            peer.join([sum(rows[rank::ranks], []) for rank in range(ranks)])
            self.assertEqual(peer.output, sum(rows, []))


if __name__ == "__main__":
    unittest.main()
