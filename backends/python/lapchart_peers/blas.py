"""The threads of the BLAS that numpy calls."""

import threadpoolctl

THREADS_MAX = 1024


def set_threads(threads):
    """For the whole life of the process. Fails where a library does not take it."""
    threadpoolctl.threadpool_limits(threads, user_api="blas")
    pools = [pool for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"]
    wrong = [pool for pool in pools if pool["num_threads"] != threads]
    if not pools or wrong:
        names = ", ".join(pool["filepath"] for pool in wrong) or "none that threadpoolctl knows"
        raise RuntimeError(f"numpy's BLAS does not compute by {threads} threads: {names}")
