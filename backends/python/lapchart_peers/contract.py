"""The worker contract (doc/worker.md) for the peers: Python programs that compute what our backends compute.

A peer is a script that calls main() with its name, what it stands for and a table {benchmark: Benchmark(...)}. It
imports nothing heavy by itself: the description has to be quick. What computes is made from a Params (request.py) and
has these methods, of which the first two must be there:

    run()      the computation, once: this is timed
    answer()   values of the last run, for the check
    stop()     ends the processes and threads that run() used, before the account of usage is read
    metrics()  numbers beside the time: compile_seconds, start_up_seconds ...
    planes()   where the benchmark says planes: writes and tells the planes, as doc/worker.md has them

A machine that cannot run it: raise Unavailable in making it. A module that is not there does that by itself.
"""

import importlib
import sys
from typing import Callable, NamedTuple, Tuple, Union

from lapchart_peers import environment, interpreter
from lapchart_peers.reply import Reply, one_line
from lapchart_peers.request import Refused, parse


class Unavailable(Exception):
    """This machine cannot run the peer; the text says what is missing and what to do."""


class Benchmark(NamedTuple):
    """make: called with the Params; or "module:name" in this package, which is imported in a visit only.
    native: the backend in C that computes in the same way. params: those beyond the definition's."""

    make: Union[Callable, str]
    native: str
    params: Tuple[str, ...] = ()
    planes: bool = False

    def maker(self):
        if callable(self.make):
            return self.make
        module, _, name = self.make.partition(":")
        return getattr(importlib.import_module("lapchart_peers." + module), name)


class Peer(NamedTuple):
    """needs: modules that have to be there. facts: what else is worth knowing, a function that returns a dictionary (of
    dictionaries) of texts and numbers; called only where all modules are there; Unavailable is for it too. machine: raises
    Unavailable where this machine has no use for the modules; called only where one is missing. python: the interpreter,
    PYTHON or PYPY. more: further members of the describe line (launcher, device)."""

    name: str
    summary: str
    benchmarks: dict
    needs: Tuple[str, ...] = ()
    facts: Union[Callable, None] = None
    machine: Union[Callable, None] = None
    python: str = interpreter.PYTHON
    more: dict = {}


def missing_in(peer):
    """Why the peer cannot run for want of a module; first of what the module would be for. None: all are there."""
    missing = environment.missing(peer.needs)
    if missing and peer.machine:
        try:
            peer.machine()
        except Unavailable as why:
            return str(why)
    return missing


def benchmark_line(name, benchmark):
    line = {"name": name, "params": list(benchmark.params), "native": benchmark.native}
    return {**line, "planes": True} if benchmark.planes else line


def facts_of(peer, chosen_by, missing):
    """The facts, none where a module is missing; and why the peer cannot run, which its own facts may find out."""
    if missing:
        return {}, missing
    facts = environment.facts(peer.needs, chosen_by)
    try:
        return {**facts, **(peer.facts() if peer.facts else {})}, None
    except Unavailable as why:
        return facts, str(why)


def describe(reply, peer, chosen_by, missing):
    line = {
        "wire": 1,
        "backend": peer.name,
        "version": "1",
        "summary": peer.summary,
        "class": "plain",
        "benchmarks": [benchmark_line(name, row) for name, row in peer.benchmarks.items()],
        **peer.more,
    }
    facts, missing = facts_of(peer, chosen_by, missing)
    if facts:
        line.update(compiler=environment.compiler(), facts={"worker": facts})
        line.update(libraries=environment.loadable(peer.needs))
    reply.say("describe", **line)
    if missing:
        reply.say("unavailable", reason=one_line(missing))


def make(peer, request):
    row = peer.benchmarks.get(request.benchmark)
    if not row:
        known = ", ".join(peer.benchmarks)
        raise Refused(f"the backend {peer.name} has no benchmark '{request.benchmark}'; it has {known}")
    if request.keep_planes and not row.planes:
        raise Refused(f"--keep-planes: {peer.name} keeps no planes of {request.benchmark}")
    try:
        computation = row.maker()(request.params)
    except ImportError as why:
        raise Unavailable(environment.import_failed(why)) from why
    request.params.refuse_unread()
    return computation


def visit(reply, peer, request):
    from lapchart_peers import measure

    computation = make(peer, request)
    try:
        measure.Loop(computation.run, request, reply.say).measure()
    finally:
        if hasattr(computation, "stop"):
            computation.stop()
    used = measure.usage()
    reply.answer(computation.answer())
    if hasattr(computation, "metrics"):
        reply.metrics(computation.metrics())
    if request.keep_planes:
        reply.say("planes", planes=computation.planes())
    reply.say("libraries", libraries=environment.loaded())
    reply.say("usage", **used)


def answer_request(reply, peer, chosen_by, missing):
    """The exit status."""
    try:
        request = parse(sys.argv[1:])
        if request is None:
            describe(reply, peer, chosen_by, missing)
        elif missing:
            reply.say("unavailable", reason=one_line(missing))
        else:
            visit(reply, peer, request)
        return 0
    except Unavailable as why:
        reply.say("unavailable", reason=one_line(why))
        return 0
    except Refused as why:
        reply.say("error", message=one_line(why))
        return 1
    except Exception as problem:  # whatever it is, people should read of it
        import traceback

        traceback.print_exc()
        reply.say("error", message=one_line(f"{type(problem).__name__}: {problem}"))
        return 1


def main(name, summary, benchmarks, **more):
    """The whole life of a worker; does not come back where another interpreter has to run it. `more` as in Peer."""
    peer = Peer(name, summary, benchmarks, **more)
    chosen_by, why = interpreter.enter(peer.python)
    reply = Reply()
    status = answer_request(reply, peer, chosen_by, why or missing_in(peer))
    reply.say("done")
    return status
