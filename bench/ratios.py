#!/usr/bin/env python3
"""How fast the backends are against each other and against other tools: ratios, both sides interleaved in one run.

    bench/ratios.py LAPCHART [--only REGEX] [--rounds N] [--peers PYTHON]

Each row of the table is one `lapchart run` of its own, into a database that is thrown away: every visit checks its
answer, rounds are shuffled, and both sides take turns; racing.py has how a ratio is made.

PYTHON is an interpreter with numpy, scipy, numexpr, poppy and pyfftw; without it the rows that need them are left out.
"""

import argparse
import re
import sys

import racing

# A side is (benchmark, backend, parameters), parameters as far as they tell one point from the others of the run.
# quantity: "time" (slow over fast: how many times as fast), "rate" (work per second of one side over the other's).
# work: which work of the model counts for a rate.


def row(name, goal, over, of, axes, quantity="time", work=None, peers=False, rounds=None):
    return {"name": name, "goal": goal, "over": over, "of": of, "axes": axes, "quantity": quantity, "work": work,
            "peers": peers, "rounds": rounds}


TUTORIAL = "mandelbrot-tutorial"
AT_1000 = ["width=1000", "maxiter=1000", "threads=2", "precision=float64"]
PSF_4 = ["pupil=1024", "wavelengths=10", "oversample=4"]

ROWS = [
    row("mandelbrot: openmp-simd, 2 threads, over serial", 30, (TUTORIAL, "serial", {}),
        (TUTORIAL, "openmp-simd", {"threads": "2"}), AT_1000),
    row("mandelbrot: shortcut over openmp-simd, 2 threads", 2.5, (TUTORIAL, "openmp-simd", {"threads": "2"}),
        (TUTORIAL, "shortcut", {"threads": "2"}), AT_1000),
    row("expression b*(c+d), n = 1e7: compiled, share of the triad bandwidth", 0.9,
        ("machine-peak", "peak", {"quantity": "triad", "threads": "2"}),
        ("expression", "compiled", {"threads": "2"}), ["n=10000000", "expression=arithmetic", "threads=2", "quantity=triad"],
        quantity="rate", work="bytes"),
    row("expression b*(c+d), n = 1e7: compiled over numexpr", 1,
        ("expression", "python-numexpr", {"threads": "2"}), ("expression", "compiled", {"threads": "2"}),
        ["n=10000000", "expression=arithmetic", "threads=2"], peers=True),
    row("expression, Mandelbrot step, n = 1e7: compiled over numexpr", 1,
        ("expression", "python-numexpr", {"threads": "2"}), ("expression", "compiled", {"threads": "2"}),
        ["n=10000000", "expression=mandelbrot-step", "threads=2"], peers=True),
    row("angular-cut 50 000 x 5 000: index over serial", 120, ("angular-cut", "serial", {}),
        ("angular-cut", "index", {"threads": "2"}), ["objects=50000", "contaminants=5000", "threads=2"]),
    row("angular-cut 500 000 x 50 000: index over serial", 200, ("angular-cut", "serial", {}),
        ("angular-cut", "index", {"threads": "2"}), ["objects=500000", "contaminants=50000", "threads=2"], rounds=3),
    row("angular-cut 500 000 x 50 000: index over scipy's cKDTree, 2 workers", 10,
        ("angular-cut", "python-ckdtree", {"threads": "2"}), ("angular-cut", "index", {"threads": "2"}),
        ["objects=500000", "contaminants=50000", "threads=2"], peers=True, rounds=3),
    row("psf-imaging, k = 4: fastest, share of the zgemm peak (flops of the plain algorithm)", 0.6,
        ("matrix-product", "blas", {}), ("psf-imaging", "fastest", {"threads": "2"}),
        PSF_4 + ["n=1024", "type=complex", "threads=2"], quantity="rate", work="flops", rounds=3),
    row("psf-coronagraph, k = 4: fastest over POPPY, numpy", 20,
        ("psf-coronagraph", "python-poppy", {}), ("psf-coronagraph", "fastest", {"threads": "2"}),
        PSF_4 + ["threads=2"], peers=True, rounds=3),
    row("psf-coronagraph, k = 4: fftw, one thread, over POPPY with FFTW", 2,
        ("psf-coronagraph", "python-poppy-fftw", {}), ("psf-coronagraph", "fftw", {"plan": "measure"}),
        PSF_4 + ["plan=measure"], peers=True, rounds=3),
]


def arguments_of(args, item):
    sides = [item["over"], item["of"]]
    arguments = ["--rounds", str(args.rounds or item["rounds"] or 7), "--samples", "5", "--max-time", "1s",
                 "--bench", racing.exactly(side[0] for side in sides),
                 "--backend", racing.exactly(side[1] for side in sides)]
    for axis in item["axes"]:
        arguments += ["--axis", axis]
    return arguments


def matches(result, side):
    benchmark, backend, params = side
    return (result["benchmark"] == benchmark and result["backend"] == backend and
            all(result["params"].get(name) == value for name, value in params.items()))


def find(results, side):
    found = [result for result in results if matches(result, side)]
    good = [result for result in found if result["state"] == "ok"]
    if not good:
        why = found[0].get("reason", found[0]["state"]) if found else "no such point"
        raise RuntimeError(f"{side[0]}/{side[1]}: {why}")
    # Where a side leaves something open (which BLAS), the fastest stands for it.
    return min(good, key=lambda result: result["seconds"]["median"])


def tell(item, over, of):
    factor = of[item["work"]] / over[item["work"]] if item["quantity"] == "rate" else 1
    middle, low, high, rounds = racing.ratios(over, of, factor)
    verdict = "reached" if middle >= item["goal"] else "NOT reached"
    print(f"{item['name']}\n    {middle:.3g} [{low:.3g}, {high:.3g}] in {rounds} rounds, "
          f"goal {item['goal']:g}: {verdict}   ({racing.words(over['seconds']['median'])} against "
          f"{racing.words(of['seconds']['median'])})", flush=True)
    return middle >= item["goal"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lapchart")
    parser.add_argument("--only", default="", metavar="REGEX")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--peers", metavar="PYTHON")
    args = parser.parse_args()
    reached = True
    for item in ROWS:
        if not re.search(args.only, item["name"]):
            continue
        if item["peers"] and not args.peers:
            print(f"{item['name']}\n    left out: needs --peers PYTHON")
            continue
        try:
            results = racing.run(args.lapchart, arguments_of(args, item), args.peers)
            reached &= tell(item, find(results, item["over"]), find(results, item["of"]))
        except RuntimeError as why:
            print(f"{item['name']}\n    not measured: {why}", flush=True)
            reached = False
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
