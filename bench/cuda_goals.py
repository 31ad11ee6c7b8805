#!/usr/bin/env -S python3 -B
"""What a CUDA card has to reach, from `lapchart run --json` on standard input: shares of its own peaks, measured in the
same run, and a ratio to the processor.

    bench/cuda_goals.py <run.json

The answers that are not right come first. Exit status 1 where there is one, or where a goal is not reached.
"""

import json
import sys

import racing

PEAK = "machine-peak"
GOALS = [
    {"name": "mandelbrot-tutorial, width = 4000, maxiter = 10000: cuda-fastest, share of the FP64 peak", "goal": 0.5,
     "of": ("mandelbrot-tutorial", "cuda-fastest", {"width": "4000", "maxiter": "10000", "precision": "float64"}),
     "peak": "flops", "work": "flops"},
    {"name": "expression b*(c+d): cuda, share of the copy bandwidth", "goal": 0.85,
     "of": ("expression", "cuda", {"expression": "arithmetic"}), "peak": "copy", "work": "bytes"},
    {"name": "psf-coronagraph, k = 8: how many times as fast as the best row of the processor", "goal": 20,
     "of": ("psf-coronagraph", "cuda", {"pupil": "1024", "oversample": "8", "wavelengths": "10"})},
]


def is_cuda(result):
    return result["backend"].removeprefix("python-").startswith(("cuda", "cublas"))


def matches(result, side):
    benchmark, backend, params = side
    return (result["benchmark"] == benchmark and result["backend"].startswith(backend) and
            all(result["params"].get(name) == value for name, value in params.items()))


def wall(result):
    return result["seconds"]["median"]


def device(result):
    """Computing alone, by the card's own clock."""
    return result["metrics"]["device_seconds"]


def best(results, what):
    """Of those that have a time: the fastest of the largest problem."""
    timed = [result for result in results if result["state"] == "ok"]
    if not timed:
        raise LookupError(results[0].get("reason", results[0]["state"]) if results else f"{what}: no such point")
    return min(timed, key=lambda result: (-result.get("elements", 0), wall(result)))


def rate(result, work, seconds):
    return result[work] / seconds(result)


def share_of_peak(goal, results):
    """Of the device's own time, for that is what the peak counts; with all copies it stands beside."""
    of = best([result for result in results if matches(result, goal["of"])], goal["of"][0])
    peak = best([result for result in results if matches(result, (PEAK, "cuda", {"quantity": goal["peak"]}))], PEAK)
    top = rate(peak, goal["work"], wall)
    share = rate(of, goal["work"], device) / top
    return share, (f"{rate(of, goal['work'], device):.4g} of {top:.4g} {goal['work']}/s; "
                   f"{rate(of, goal['work'], wall) / top:.3g} with copies, {wall(of):.4g} s")


def over_processor(goal, results):
    """Wall time over wall time: the processor has nothing to copy."""
    benchmark, _, params = goal["of"]
    of = best([result for result in results if matches(result, goal["of"])], benchmark)
    rival = best([result for result in results if matches(result, (benchmark, "", params)) and not is_cuda(result)],
                 f"{benchmark} on the processor")
    return wall(rival) / wall(of), (f"{rival['backend']} {wall(rival):.4g} s, {of['backend']} {wall(of):.4g} s, "
                                    f"{racing.ratios(rival, of)[0]:.4g} by rounds")


def tell(goal, results):
    try:
        value, details = (share_of_peak if "peak" in goal else over_processor)(goal, results)
    except LookupError as why:
        print(f"{goal['name']}\n    not measured: {why}")
        return False
    reached = value >= goal["goal"]
    print(f"{goal['name']}\n    {value:.3g}, goal {goal['goal']:g}: {'reached' if reached else 'NOT reached'}   "
          f"({details})")
    return reached


def tell_wrong(results):
    """What ran and has no right answer; what was unavailable or skipped did not run."""
    wrong = [result for result in results if result["state"] not in ("ok", "unavailable", "skipped")]
    for result in wrong:
        params = " ".join(f"{name}={value}" for name, value in sorted(result["params"].items()))
        print(f"{result['benchmark']}/{result['backend']} {params}: {result['state']}, {result.get('reason', '')}")
    return bool(wrong)


def main():
    results = json.load(sys.stdin)["results"]
    good = not tell_wrong(results)
    for goal in GOALS:
        good &= tell(goal, results)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
