"""The explorer: the corpora in SQLite, looked at with a browser; nothing is written and nothing leaves the machine."""
