"""Peers: the programs of the texts in Python, as workers of lapchart (doc/worker.md)."""
