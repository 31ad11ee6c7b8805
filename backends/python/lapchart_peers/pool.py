"""Worker processes of multiprocessing, started and ended in each run, as the notebook does it."""

import multiprocessing
import os
import time

from lapchart_peers.processes import die_with

# By fork, as Linux had it by default when the notebook was written.
context = multiprocessing.get_context("fork")


def now():
    """Seconds of one clock for all processes."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def be_worker(parent):
    """First thing in each process."""
    global began
    began = now()
    die_with(parent)


def call(task):
    """In a worker process: what the function makes of the chunk; when the process began, computed from and to."""
    function, chunk = task
    begin = now()
    result = function(chunk)
    return result, (began, begin, now())


def run(function, chunks):
    """One process and one chunk each. Returns the results in the order of the chunks, and the times of each."""
    with context.Pool(len(chunks), be_worker, (os.getpid(),)) as pool:
        answers = pool.map(call, [(function, chunk) for chunk in chunks], chunksize=1)
        pool.close()
        pool.join()
    return [result for result, _ in answers], [times for _, times in answers]


def metrics(start, times, end):
    """Where the time of a run went: until the first worker ran, from its first operation to the last one's last, and
    from there to the end."""
    begins, firsts, lasts = zip(*times)
    return {"start_up_seconds": float(min(begins) - start), "compute_seconds": float(max(lasts) - min(firsts)),
            "finish_seconds": float(end - max(lasts))}
