"""Where the secret key comes from, and that it never shows."""

from __future__ import annotations

import pickle
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from normalize.protect.key import FILE, VARIABLE, PseudonymKey, UnusableKeyError, find_key, read_key


@pytest.fixture(autouse=True)
def no_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    assert find_key(tmp_path) is None
    made = read_key(tmp_path)
    assert read_key(tmp_path) == made == find_key(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert len(made.secret) == 64


def test_runs_that_start_together_end_with_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(read_key, [tmp_path] * 64))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_the_environment_comes_first_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = read_key(tmp_path / "one")
    monkeypatch.setenv(VARIABLE, "sixteen letters!")
    assert read_key(tmp_path / "one") == read_key(tmp_path / "two") == PseudonymKey(b"sixteen letters!") != made
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize("secret", ["", "fifteen letters"])
def test_a_short_key_is_refused(secret: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, secret)
    with pytest.raises(UnusableKeyError, match=f"{VARIABLE} holds a key of fewer than 16"):
        read_key(tmp_path)


def test_a_torn_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"torn\n")
    with pytest.raises(UnusableKeyError, match="fewer than 16"):
        find_key(tmp_path)


def test_a_key_shows_neither_in_its_repr_nor_in_its_fingerprint() -> None:
    key = PseudonymKey(b"a key for tests only")
    assert "key for tests" not in repr(key) + str(key) + key.fingerprint
    assert key.secret.hex()[:8] not in repr(key)
    assert len(key.fingerprint) == 16
    assert key.fingerprint != PseudonymKey(b"a key for tests onlx").fingerprint
    assert pickle.loads(pickle.dumps(key)) == key  # noqa: S301 a key of our own
