"""numexpr's threads and its vector math library (VML), for the peers that run it."""

MOST = 4096


def use(threads):
    """That many, whatever the environment says; an error where numexpr takes fewer."""
    import numexpr

    numexpr.set_num_threads(threads)
    if numexpr.get_num_threads() != threads:
        raise RuntimeError(f"{threads} threads were asked for, and numexpr runs {numexpr.get_num_threads()}")


def facts():
    import numexpr

    vml = numexpr.get_vml_version() if numexpr.use_vml else None
    return {"numexpr": {"vml": vml or "none", "threads_at_most": numexpr.MAX_THREADS,
                        "threads_by_itself": numexpr.nthreads}}
