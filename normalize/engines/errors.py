"""What may be wrong with whoever works on the shards."""

from __future__ import annotations


class EngineError(Exception):
    """An engine is not installed, or can't be reached; the message tells what to do."""


class WorkersDiedError(Exception):
    """The workers on a task died one after another; the message tells what to do."""
