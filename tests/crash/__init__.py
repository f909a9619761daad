"""The kill test: crawls that are killed at named points and at random times must lose nothing and double nothing.

    points ── planted in ──► child ── killed by ──► scenario ── then checked by ──► checks

`pytest tests/crash` is its short form, `python -m tests.crash --kills 240` the long one.
"""
