"""What a worker is asked for, by its command line (doc/worker.md). Strict: nothing is ignored."""

import re

GROUPS_MAX = 1_000_000


class Refused(ValueError):
    """An option, benchmark, parameter or value that the worker does not know. Its text is for people."""


def whole(text, low, high):
    if not re.fullmatch("-?[0-9]{1,18}", text):
        raise Refused(f"'{text}' is not a whole number")
    if not low <= int(text) <= high:
        raise Refused(f"{text} is not within {low} ... {high}")
    return int(text)


def seconds(text):
    if not re.fullmatch(r"([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?", text):
        raise Refused(f"'{text}' is not a number of seconds")
    return float(text)


class Params:
    """The parameters of the point. Those that nobody has read when the computation is made are unknown to it."""

    def __init__(self, benchmark):
        self.benchmark, self.texts, self.read = benchmark, {}, set()

    def add(self, text):
        name, equals, value = text.partition("=")
        if not name or not equals or not value:
            raise Refused(f"--param: '{text}' is not NAME=VALUE")
        if name in self.texts:
            raise Refused(f"--param: {name} is given twice")
        self.texts[name] = value

    def get(self, name, default=None):
        """The text of the value; without a default it has to be there."""
        self.read.add(name)
        value = self.texts.get(name, default)
        if value is None:
            raise Refused(f"parameter {name}: is missing")
        return value

    def __getitem__(self, name):
        return self.get(name)

    def integer(self, name, low, high, default=None):
        try:
            return whole(str(self.get(name, default)), low, high)
        except Refused as why:
            raise Refused(f"parameter {name}: {why}" if name in self.texts else str(why)) from None

    def word(self, name, words, default=None):
        value = self.get(name, default)
        if value not in words:
            raise Refused(f"parameter {name}: '{value}' is not one of {', '.join(words)}")
        return value

    def refuse_unread(self):
        unknown = sorted(set(self.texts) - self.read)
        if unknown:
            raise Refused(f"parameter {unknown[0]}: {self.benchmark} of this backend does not know it")


class Request:
    """A visit: benchmark, params and what the samples are to be."""

    def __init__(self):
        self.benchmark, self.params, self.keep_planes = None, [], False
        self.warmups, self.samples, self.min_time, self.max_time = 1, 5, 0.1, float("inf")


def name_of_benchmark(text):
    if not text:
        raise Refused("the name is empty")
    return text


# Option: the member that it sets, and how its value is read.
OPTIONS = {
    "--benchmark": ("benchmark", name_of_benchmark),
    "--warmup": ("warmups", lambda text: whole(text, 0, GROUPS_MAX)),
    "--samples": ("samples", lambda text: whole(text, 1, GROUPS_MAX)),
    "--min-time": ("min_time", seconds),
    "--max-time": ("max_time", seconds),
}


def take(request, seen, words):
    """One option off the front of the words."""
    option = words.pop(0)
    if option == "--describe":
        raise Refused("--describe stands alone")
    if option not in OPTIONS and option not in ("--param", "--keep-planes"):
        raise Refused(f"unknown option {option}")
    if option in seen and option != "--param":
        raise Refused(f"{option} is given twice")
    seen.add(option)
    if option == "--keep-planes":
        request.keep_planes = True
        return
    if not words:
        raise Refused(f"{option} needs a value")
    if option == "--param":
        request.params.append(words.pop(0))
        return
    member, read = OPTIONS[option]
    try:
        setattr(request, member, read(words.pop(0)))
    except Refused as why:
        raise Refused(f"{option}: {why}") from None


def parse(words):
    """The request of a command line without its first word; None for --describe."""
    if words == ["--describe"]:
        return None
    request, seen, words = Request(), set(), list(words)
    while words:
        take(request, seen, words)
    if not request.benchmark:
        raise Refused("--benchmark NAME or --describe is needed")
    texts, request.params = request.params, Params(request.benchmark)
    for text in texts:
        request.params.add(text)
    return request
