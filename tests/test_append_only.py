"""What counts of a file stays; what is behind it goes."""

from __future__ import annotations

import resource
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.append_only import AppendOnlyFile, ShortFileError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "grows"


def test_what_is_appended_stands_at_the_offset_that_is_told(path: Path) -> None:
    with AppendOnlyFile(path) as file:
        assert [file.append(content) for content in (b"one", b"", b"two")] == [0, 3, 3]
        assert file.length == 6
        file.sync()
        assert path.read_bytes() == b"onetwo"
    assert path.read_bytes() == b"onetwo"


def test_only_its_owner_may_read_it(path: Path) -> None:
    AppendOnlyFile(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("length", range(7))
def test_what_is_behind_the_length_is_cut_off(path: Path, length: int) -> None:
    path.write_bytes(b"onetwo")
    with AppendOnlyFile(path, length) as file:
        assert file.length == length
        assert file.append(b"!") == length
    assert path.read_bytes() == b"onetwo"[:length] + b"!"


def test_it_goes_on_from_where_it_was_cut(path: Path) -> None:
    with AppendOnlyFile(path) as file:
        file.append(b"onetwo")
        file.cut(3)
        assert path.read_bytes() == b"one"
        assert file.append(b"three") == 3
    assert path.read_bytes() == b"onethree"


def test_a_file_that_is_too_short_is_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"onetwo")
    with pytest.raises(ShortFileError, match="grows holds 6 bytes of 1,007"):
        AppendOnlyFile(path, 1007)
    with AppendOnlyFile(path, 6) as file, pytest.raises(ShortFileError):
        file.cut(7)
    assert path.read_bytes() == b"onetwo"


def test_a_file_that_is_gone_is_not_made_anew(path: Path) -> None:
    with pytest.raises(ShortFileError, match="grows is gone, with 5 bytes that count"):
        AppendOnlyFile(path, 5)
    assert not path.exists()


def test_a_link_is_not_followed(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"not ours")
    path.symlink_to(other)
    with pytest.raises(OSError, match="symbolic link"):
        AppendOnlyFile(path)
    assert other.read_bytes() == b"not ours"


def test_no_descriptor_is_left_where_it_can_not_be_opened(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"short")
    before = open_descriptors()
    for bad, length in ((path, 6), (tmp_path, 0), (tmp_path / "no/where", 0), (Path("/dev/full"), 0)):
        with pytest.raises((ShortFileError, OSError)):
            AppendOnlyFile(bad, length)
    assert open_descriptors() == before


def open_descriptors() -> int:
    return len(list(Path("/dev/fd").iterdir()))


@pytest.fixture
def full_at_10() -> Iterator[None]:
    """No file may grow beyond ten bytes, as on a full disk, which takes what fits and then nothing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("full_at_10")
def test_what_does_not_fit_leaves_nothing(path: Path) -> None:
    with AppendOnlyFile(path) as file:
        file.append(b"onetwo")
        with pytest.raises(OSError, match="too large"):
            file.append(b"threefour")
        assert path.read_bytes() == b"onetwo"
        assert file.append(b"four") == 6
    assert path.read_bytes() == b"onetwofour"
