"""The commands of `python -m normalize`: a module each, with `add`, which tells the parser of it, and what it runs."""
