"""The lines that keys and entries of arrays stand on."""

from __future__ import annotations

import time

import pytest

from crawler.profile.toml_lines import KeyPath, line_of, lines_of


@pytest.mark.parametrize(
    ("document", "path", "line"),
    [
        ("a = 1\n\n\nb = 2", ("b",), 4),
        ('a = """\nb = 3\n"""\nb = 2', ("b",), 4),
        ("a = '''\n[t]\nb = '' 3\n''''\nb = 2", ("b",), 5),
        ('a = "x # [t]" # "\nb = 2', ("b",), 2),
        ('a = "\\""\nb = 2', ("b",), 2),
        ("a = [\n1, # one\n\n[2,\n3],\n4]\nb = 5", ("a", 2), 6),
        ("a = [\n1, # one\n\n[2,\n3],\n4]\nb = 5", ("b",), 7),
        ("a = []\nb = [ ]\nc = 1", ("c",), 3),
        ("a = {x = 1, y = [1, 2]}\nb = 1", ("b",), 2),
        ("[t]\na = 1\n[t.u]\na = 2\n", ("t", "u", "a"), 4),
        ("[ \"t\" . u ]\n'a b' = 2\n", ("t", "u", "a b"), 2),
        ("[[t]]\na = 1\n", ("t", "a"), 2),
        ("t.u.a = 1.5\nt.u.b = 2", ("t", "u", "b"), 2),
        ("a = 1979-05-27T07:32:00.5Z\nb = -1.5e3\nc=1", ("c",), 3),
        ("\r\na = [ 'x',\r\n'y' ]\r\nb = 1", ("a", 1), 3),
    ],
)
def test_where_it_stands(document: str, path: KeyPath, line: int) -> None:
    assert lines_of(document)[path] == line


def test_what_has_no_line_has_that_of_what_it_stands_in() -> None:
    lines = lines_of("a = 1\n[t]\n")
    assert (line_of(lines, ("t", "x", 3)), line_of(lines, ("a", 3)), line_of(lines, ("x",))) == (2, 1, None)


@pytest.mark.parametrize(
    "document", ['"' * 100_000, "'" * 100_000, "[" * 100_000, "a" * 100_000, '"""' + '""x' * 33_000]
)
def test_the_worst_that_can_be_written_takes_no_time(document: str) -> None:
    started = time.process_time()
    lines_of(f"a = {document}")
    assert time.process_time() - started < 2
