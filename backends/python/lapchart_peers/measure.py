"""The sample loop, as src/measure/measure.h has it for workers in C; and what the process has used."""

import math
import resource
import time

CLOCK = getattr(time, "CLOCK_MONOTONIC_RAW", time.CLOCK_MONOTONIC)


def now():
    return time.clock_gettime(CLOCK)


class Loop:
    """run: the computation, once. request: warmups, samples, min_time, max_time. say: how a line is sent. clock:
    monotonic seconds."""

    def __init__(self, run, request, say, clock=now):
        self.run, self.request, self.say, self.now = run, request, say, clock
        self.start = clock()

    def out_of_time(self):
        return self.now() - self.start >= self.request.max_time

    def group(self, iterations):
        run, now = self.run, self.now
        begin = now()
        for _ in range(iterations):
            run()
        seconds = now() - begin
        if seconds <= 0:
            raise RuntimeError("the clock stood still while a group of iterations ran")
        return seconds

    def calibrate(self):
        """1, 2, 4 ... iterations until a group lasts min_time. Returns the iterations of a sample, the groups that this
        took, and how long the last one was."""
        tried, groups = 1, 0
        while True:
            seconds = self.group(tried)
            groups += 1
            if seconds >= self.request.min_time:
                return max(1, math.ceil(self.request.min_time / seconds * tried)), groups, seconds
            # The groups that follow are no longer than this one.
            if self.out_of_time():
                return tried, groups, seconds
            tried *= 2

    def sample(self, seconds, iterations):
        self.say("sample", seconds=seconds / iterations, iterations=iterations)

    def measure(self):
        request = self.request
        iterations, groups, seconds = self.calibrate()
        # A first iteration that takes all the time is the sample: what it lacks in warmth, it has in length.
        if groups == 1 and iterations == 1 and request.warmups <= 1 and self.out_of_time():
            self.say("calibration", iterations=1, warmups=0)
            self.sample(seconds, 1)
            return
        while groups < request.warmups and not self.out_of_time():
            self.group(iterations)
            groups += 1
        self.say("calibration", iterations=iterations, warmups=groups)
        for taken in range(request.samples):
            if taken and self.out_of_time():
                break
            self.sample(self.group(iterations), iterations)


def peak_bytes():
    """Of this process. getrusage() would tell the size of the program that started it: Linux keeps that over exec."""
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def usage():
    """Of this process and of the children that were waited for; the peak is the larger one, not the sum, in which
    shared pages would count twice."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "peak_bytes": max(peak_bytes(), children.ru_maxrss * 1024),
        "user_seconds": own.ru_utime + children.ru_utime,
        "system_seconds": own.ru_stime + children.ru_stime,
        "voluntary_switches": own.ru_nvcsw + children.ru_nvcsw,
        "involuntary_switches": own.ru_nivcsw + children.ru_nivcsw,
        "minor_faults": own.ru_minflt + children.ru_minflt,
        "major_faults": own.ru_majflt + children.ru_majflt,
    }
