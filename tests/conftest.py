"""What every test shares: hypothesis tries the same examples in every run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same_every_run", derandomize=True, max_examples=200, deadline=None, database=None)
settings.load_profile("same_every_run")
