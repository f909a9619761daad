"""Field readers: a line as a page prints it becomes a typed value, or None where it does not say.

Every reader is a pure function of its arguments and raises on no string. What a line does not tell is unknown, never
guessed: no date without a year, no count from "1.2k", no name from an answer's text.
"""
