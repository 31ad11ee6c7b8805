"""What the comparisons of this folder share: a `lapchart run` into a database that is thrown away, and ratios from it.

Rounds are shuffled and all sides take turns, so a ratio is made round by round: one side's median over the other's in
that round; median of these, lowest and highest.
"""

import json
import os
import statistics
import subprocess
import tempfile


def exactly(words):
    return "^(" + "|".join(sorted(set(words))) + ")$"


def run(lapchart, arguments, python=None):
    """The results of a run, as `lapchart run --json` tells them. python: the interpreter of the peers."""
    environment = {**os.environ, "LAPCHART_PYTHON": python} if python else None
    with tempfile.TemporaryDirectory() as folder:
        command = [lapchart, "run", "--json", "--no-skip-existing", "--slowest", "1h", "--timeout", "30min",
                   "--point-time", "1h", "--db", os.path.join(folder, "race.db"), *arguments]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if not done.stdout:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "lapchart said nothing")
    return json.loads(done.stdout)["results"]


def medians(result):
    """Of each visit, in the order of rounds."""
    return [statistics.median(visit) for visit in result["samples"] if visit]


def ratios(over, of, factor=1):
    """Median, lowest and highest of `over` through `of`; and the number of rounds."""
    values = [factor * a / b for a, b in zip(medians(over), medians(of))]
    return statistics.median(values), min(values), max(values), len(values)


def words(seconds):
    for limit, factor, unit in ((1e-6, 1e9, "ns"), (1e-3, 1e6, "us"), (1, 1e3, "ms"), (float("inf"), 1, "s")):
        if seconds < limit:
            return f"{seconds * factor:.3g} {unit}"
    return ""
