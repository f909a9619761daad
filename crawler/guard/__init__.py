"""The guard: what the open web may not do to this machine, and what it may not reach through it."""
