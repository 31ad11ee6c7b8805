#!/usr/bin/env python3
"""The peers (backends/python/) against the backends in C that compute in the same way, from one interleaved run.

    bench/peers.py LAPCHART [--only REGEX] [--peer REGEX] [--size BENCHMARK:NAME=VALUE]... [--rounds N] [--markdown F]

A row for each peer that can run here, at each value of the parameters that both sides take (threads, processes): the
medians of both, and how many times as long the peer takes, with the lowest and the highest of all rounds.
"""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import racing

# Where a benchmark is not named here, its sweep is as its definition has it.
SIZES = {
    "mandelbrot-tutorial": {"width": "500", "precision": "float64"},
    "mandelbrot-salon": {"n": "200", "precision": "float64"},
    "expression": {"n": "1000000"},
    "angular-cut": {"objects": "50000", "contaminants": "5000"},
    "square-map": {"n": "1000000"},
    "matrix-product": {"n": "512"},
    "outer-product": {"n": "1024"},
    "psf-imaging": {"pupil": "512", "oversample": "2", "wavelengths": "4"},
    "psf-coronagraph": {"pupil": "512", "oversample": "2", "wavelengths": "4"},
}


def description(worker):
    """The lines of its reply, by type."""
    with tempfile.TemporaryDirectory() as folder:
        reply = os.path.join(folder, "reply")
        environment = {**os.environ, "LAPCHART_REPLY": reply}
        environment.pop("LAPCHART_REPLY_FD", None)
        subprocess.run([worker, "--describe"], env=environment, cwd=folder, check=True)
        with open(reply, encoding="utf-8") as lines:
            return {line["type"]: line for line in map(json.loads, lines)}


def find_peers(args):
    """[(benchmark, peer, native)], and {peer: why it cannot run}."""
    pairs, unavailable = [], {}
    for worker in sorted(glob.glob(os.path.join(args.workers, "lapchart-worker-python-*"))):
        if worker.endswith(".copy"):
            continue
        lines = description(worker)
        name = lines["describe"]["backend"]
        rows = [(row["name"], name, row["native"]) for row in lines["describe"]["benchmarks"]
                if re.search(args.only, row["name"]) and re.search(args.peer, name)]
        if "unavailable" not in lines:
            pairs += rows
        elif rows:
            unavailable[name] = lines["unavailable"]["reason"]
    return pairs, unavailable


def sizes_of(args):
    sizes = {name: dict(values) for name, values in SIZES.items()}
    for text in args.size:
        found = re.fullmatch(r"([a-z0-9-]+):([a-z0-9_-]+)=([^=]+)", text)
        if not found:
            sys.exit(f"--size {text}: is not BENCHMARK:NAME=VALUE")
        sizes.setdefault(found.group(1), {})[found.group(2)] = found.group(3)
    return sizes


def write_definitions(args, sizes, folder):
    """The same definitions with these values as their sweeps, for all backends."""
    for path in glob.glob(os.path.join(args.definitions, "*.conf")):
        name = os.path.basename(path)[: -len(".conf")]
        if name not in sizes:
            continue
        with open(path, encoding="utf-8") as file:
            text = re.sub(r'(?m)^\[sweep "[^"]*"\]\n(?:[\t#].*\n)*', "", file.read())
        text += "".join(f'[parameter "{key}"]\n\tsweep = {value}\n' for key, value in sizes[name].items())
        with open(os.path.join(folder, name + ".conf"), "w", encoding="utf-8") as file:
            file.write(text)


def race(args, pairs):
    with tempfile.TemporaryDirectory() as folder:
        write_definitions(args, sizes_of(args), folder)
        arguments = ["--benchmark-path", folder, "--rounds", str(args.rounds), "--samples", "3", "--max-time", "1s",
                     "--bench", racing.exactly(pair[0] for pair in pairs),
                     "--backend", racing.exactly(name for pair in pairs for name in pair[1:])]
        return racing.run(args.lapchart, arguments)


def counterpart(results, benchmark, native, params):
    """The native result at the same parameters. Where it takes some that the peer has not, its fastest stands."""
    same = [result for result in results
            if (result["benchmark"], result["backend"], result["state"]) == (benchmark, native, "ok") and
            all(result["params"].get(name, value) == value for name, value in params.items())]
    return min(same, key=lambda result: result["seconds"]["median"], default=None)


def row(result, native):
    params = ", ".join(f"{name} {value}" for name, value in result["params"].items())
    if result["state"] != "ok" or native is None:
        why = f"{result['state']}: {result.get('reason')}" if result["state"] != "ok" else "no native result"
        return [result["benchmark"], params, result["backend"], why, "", "", ""]
    middle, low, high, _ = racing.ratios(result, native)
    return [result["benchmark"], params, result["backend"], racing.words(result["seconds"]["median"]),
            native["backend"], racing.words(native["seconds"]["median"]), f"{middle:.3g} [{low:.3g}, {high:.3g}]"]


HEAD = ["benchmark", "parameters", "peer", "median", "native", "median", "peer / native"]


def table(results, pairs):
    rows = []
    for benchmark, peer, native in sorted(pairs):
        for result in results:
            if (result["benchmark"], result["backend"]) == (benchmark, peer):
                rows.append(row(result, counterpart(results, benchmark, native, result["params"])))
    return rows


def markdown(rows, unavailable):
    lines = ["| " + " | ".join(cells) + " |" for cells in [HEAD, ["---"] * len(HEAD), *rows]]
    lines += ["", *(f"- `{name}` did not run: {why}" for name, why in unavailable.items())]
    return "\n".join(lines).rstrip() + "\n"


def text(rows, unavailable):
    widths = [max(len(cells[i]) for cells in [HEAD, *rows]) for i in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip() for cells in [HEAD, *rows]]
    return "\n".join(lines + [f"{name}: {why}" for name, why in unavailable.items()])


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lapchart")
    parser.add_argument("--only", default="", metavar="REGEX", help="of benchmarks")
    parser.add_argument("--peer", default="", metavar="REGEX", help="of peers")
    parser.add_argument("--size", action="append", default=[], metavar="BENCHMARK:NAME=VALUE")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--markdown", metavar="FILE", help="write the table there too")
    parser.add_argument("--workers", metavar="FOLDER", help="beside the program: backends/python")
    parser.add_argument("--definitions", metavar="FOLDER", help="default: data/benchmarks of these sources")
    args = parser.parse_args()
    args.lapchart = os.path.abspath(args.lapchart)
    args.workers = args.workers or os.path.join(os.path.dirname(args.lapchart), "backends", "python")
    sources = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    args.definitions = args.definitions or os.path.join(sources, "data", "benchmarks")
    return args


def main():
    args = read_arguments()
    pairs, unavailable = find_peers(args)
    if not pairs:
        sys.exit("no peer can run here: " + "; ".join(f"{name}: {why}" for name, why in unavailable.items()))
    rows = table(race(args, pairs), pairs)
    print(text(rows, unavailable))
    if args.markdown:
        with open(args.markdown, "w", encoding="utf-8") as file:
            file.write(markdown(rows, unavailable))
    return 0 if all(cells[-1] for cells in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
