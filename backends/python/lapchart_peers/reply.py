"""The way back to the harness: JSON, one object a line, strict. Never standard output, where libraries print."""

import json
import math
import os


def open_reply():
    """The descriptor, or the file where a launcher has closed it."""
    try:
        return os.fdopen(int(os.environ["LAPCHART_REPLY_FD"]), "w", encoding="utf-8")
    except (KeyError, ValueError, OSError):
        return open(os.environ["LAPCHART_REPLY"], "a", encoding="utf-8")


def plain(value):
    """As JSON has it: a number of numpy as Python's own, one that is not finite as a text."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def one_line(text):
    return " ".join(str(text).split()) or "no reason was given"


class Reply:
    def __init__(self, file=None):
        self.file = file or open_reply()

    def say(self, kind, **members):
        self.file.write(json.dumps({"type": kind, **members}, allow_nan=False) + "\n")
        self.file.flush()

    def answer(self, values):
        self.say("answer", values={name: plain(value) for name, value in values.items()})

    def metrics(self, values):
        """What is not finite is unknown, and left out."""
        numbers = {name: plain(value) for name, value in values.items()}
        self.say("metrics", values={name: value for name, value in numbers.items() if not isinstance(value, str)})
