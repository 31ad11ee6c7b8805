"""The worker contract (doc/worker.md) for the peers: Python programs that compute what our backends compute.

A peer is a table of benchmarks: {name: (parameters beyond the definition's, class)}; the class is made from the
parameters and has run(), answer() and, where there is more to tell, metrics().
"""

import json
import os
import sys
import time

import resource


def open_reply():
    try:
        return os.fdopen(int(os.environ["LAPCHART_REPLY_FD"]), "w")
    except (KeyError, OSError):
        return open(os.environ["LAPCHART_REPLY"], "a")


class Reply:
    def __init__(self):
        self.file = open_reply()

    def say(self, kind, **members):
        print(json.dumps({"type": kind, **members}), file=self.file, flush=True)


def parse(argv):
    """{"--param": [...]} and the like: every option has one value."""
    options, params = {}, {}
    for name, value in zip(argv[::2], argv[1::2]):
        if name == "--param":
            key, _, text = value.partition("=")
            params[key] = text
        else:
            options[name] = value
    return options, params


def seconds_of(computation, iterations):
    begin = time.perf_counter()
    for _ in range(iterations):
        computation.run()
    return time.perf_counter() - begin


def calibrate(computation, min_time):
    """Doubles the iterations until a group lasts min_time; returns them and the groups that it took."""
    iterations, groups = 1, 1
    while (seconds := seconds_of(computation, iterations)) < min_time:
        iterations = max(2 * iterations, int(iterations * min_time / max(seconds, 1e-9)))
        groups += 1
    return iterations, groups


def measure(reply, computation, options):
    samples, max_time = int(options.get("--samples", 1)), float(options.get("--max-time", "inf"))
    start = time.monotonic()
    iterations, groups = calibrate(computation, float(options.get("--min-time", 0)))
    for _ in range(int(options.get("--warmup", 0)) - groups):
        seconds_of(computation, iterations)
    for taken in range(samples):
        if taken and time.monotonic() - start > max_time:
            break
        reply.say("sample", seconds=seconds_of(computation, iterations) / iterations, iterations=iterations)


def usage():
    """Of this process; getrusage() tells kilobytes."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"user_seconds": used.ru_utime, "system_seconds": used.ru_stime, "peak_bytes": used.ru_maxrss * 1024}


def visit(reply, table, argv):
    options, params = parse(argv)
    computation = table[options["--benchmark"]][1](params)
    measure(reply, computation, options)
    used = usage()
    reply.say("answer", values=computation.answer())
    reply.say("usage", **used)


def describe(reply, name, summary, table, facts):
    benchmarks = [{"name": benchmark, "params": list(row[0])} for benchmark, row in table.items()]
    reply.say("describe", wire=1, backend=name, version="1", summary=summary, benchmarks=benchmarks,
              compiler=f"Python {sys.version.split()[0]}", libraries=[], facts=facts, **{"class": "plain"})


def main(name, summary, table, load):
    """load() imports what the peer needs and returns its versions as facts; ImportError makes it unavailable."""
    reply = Reply()
    try:
        facts, missing = {"python": load()}, None
    except ImportError as why:
        facts, missing = {}, str(why)
    try:
        if sys.argv[1:2] == ["--describe"]:
            describe(reply, name, summary, table, facts)
        if missing:
            reply.say("unavailable", reason=missing)
        elif sys.argv[1:2] != ["--describe"]:
            visit(reply, table, sys.argv[1:])
        reply.say("done")
    except Exception as problem:  # whatever it is, the harness should hear of it
        reply.say("error", message=f"{type(problem).__name__}: {problem}")
        reply.say("done")
        return 1
    return 0
