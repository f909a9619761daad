"""Corpora on a storage: the same bytes as on a disk, whole or not there, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from crawler.records import RawRecord
from normalize.lock import LOCK, BusyError, unlock
from normalize.manifest import LAST_MANIFEST, MANIFEST
from normalize.mirror import Mirror
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.protect.key import VARIABLE, UnusableKeyError
from normalize.raw import find_shards, read_lines
from normalize.settings import Privacy, Settings
from normalize.storage import Remote, StorageError, place
from normalize.verify import verify
from tests.servers.commands import Done

Page = Callable[..., RawRecord]
Write = Callable[[str, Iterable[RawRecord]], Path]
Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "a key for tests of storages")


@pytest.fixture
def storage() -> Remote:
    """An empty folder in this process's memory."""
    return Remote(f"memory://{uuid4().hex}/corpus")


@pytest.fixture
def local(output: Path, write_raw: Write, panel: Page, reply: Page) -> Path:
    """Raw records of two sites, a version, and a line that can't be read."""
    write_raw("doctor_panel.jsonl", [*map(panel, range(5)), panel(3, "2024-05-05T00:00:00Z")])
    with write_raw("doctor_reply.jsonl", map(reply, range(3))).open("ab") as file:
        file.write(b"no record\n")
    return output


def files(place: Path | Remote) -> dict[str, bytes]:
    """All files by name, but for what was kept of the run before."""
    if isinstance(place, Remote):
        found = {name: (place / name).read_bytes() for name in place.sizes(deep=True)}
    else:
        found = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    found.pop(LAST_MANIFEST, None)
    return found


def upload(output: Path, storage: Remote) -> None:
    for path in (output / "raw").iterdir():
        (storage / "raw" / path.name).put(path)


def made(storage: Remote, **settings: object) -> dict[str, bytes]:
    normalize(msgspec.convert({"storage": storage.url, "workers": 1, "shard_bytes": 3000} | settings, Settings), silent)
    return files(storage)


def test_the_same_bytes_as_on_a_disk_and_proved(local: Path, storage: Remote) -> None:
    normalize(Settings(output=local), silent)
    upload(local, storage)
    assert made(storage) == files(local)
    assert made(storage) == files(local)
    assert not verify(Path(), silent, settings=Settings(storage=storage.url, workers=1)).failures
    (storage / "ledger/doctor_panel.jsonl").write(b"")
    assert "ledger/doctor_panel.jsonl" in str(verify(Path(), silent, settings=Settings(storage=storage.url)))


@pytest.mark.parametrize("remote", [False, True])
def test_sorted_records_may_go_elsewhere(local: Path, storage: Remote, tmp_path: Path, remote: bool) -> None:
    normalize(Settings(output=local), silent)
    upload(local, storage)
    spool = Remote(f"{storage.url}-spool") if remote else tmp_path / "spool"
    assert made(storage, spool=str(spool)) == files(local)
    normalize(Settings(output=local, spool=str(spool), workers=1), silent)
    assert made(storage) == files(local)
    assert not (spool.sizes(deep=True) if isinstance(spool, Remote) else list(spool.iterdir()))


def test_what_raw_records_no_longer_give_goes(local: Path, storage: Remote) -> None:
    upload(local, storage)
    (storage / "rejects/http_404.jsonl").write(b'{"stage":"crawl"}\n')
    (storage / "notes.txt").write(b"mine")
    made(storage)
    (storage / "raw/doctor_reply.jsonl").remove()
    (local / "raw/doctor_reply.jsonl").unlink()
    normalize(Settings(output=local), silent)
    others = {"rejects/http_404.jsonl": b'{"stage":"crawl"}\n', "notes.txt": b"mine"}
    assert made(storage) == files(local) | others


def test_the_manifest_that_was_replaced_is_kept(local: Path, storage: Remote) -> None:
    upload(local, storage)
    before = made(storage)[MANIFEST]
    assert LAST_MANIFEST not in storage.sizes()
    (storage / "raw/doctor_reply.jsonl").remove()
    for _ in range(2):  # a run that changes nothing leaves it alone
        assert made(storage)[MANIFEST] != before
        assert (storage / LAST_MANIFEST).read_bytes() == before


def test_a_reader_never_sees_a_manifest_of_other_corpora(
    local: Path, storage: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(local, storage)
    made(storage)
    (storage / "raw/doctor_reply.jsonl").remove()
    seen: list[tuple[str, bool]] = []
    put = Remote.put

    def watched(remote: Remote, source: Path) -> None:
        seen.append((remote.name, "manifest.json" in storage.sizes()))
        put(remote, source)

    monkeypatch.setattr(Remote, "put", watched)
    made(storage)
    assert ("doctor_panel.jsonl", False) in seen
    assert seen[-1] == ("manifest.json", False)


@pytest.mark.parametrize("at", range(6))
def test_stopped_while_uploading_and_run_again(
    local: Path, storage: Remote, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    upload(local, storage)
    made(storage)
    (storage / "raw/doctor_reply.jsonl").remove()
    (local / "raw/doctor_reply.jsonl").unlink()
    normalize(Settings(output=local), silent)
    tries = 0
    put = Remote.put

    def failing(remote: Remote, source: Path) -> None:
        nonlocal tries
        tries += 1
        if tries > at:
            raise StorageError("gone")
        put(remote, source)

    with monkeypatch.context() as patch:
        patch.setattr(Remote, "put", failing)
        with pytest.raises(StorageError, match="gone"):
            made(storage)
    assert "manifest.json" not in storage.sizes()
    assert made(storage) == files(local)


def test_one_run_at_a_time(local: Path, storage: Remote, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    upload(local, storage)
    (storage / LOCK).write(b"nia on ward-3, process 7, since May")
    (storage / ".normalize/runs/0.jsonl").write(b"a killed run left this")
    with pytest.raises(BusyError, match=rf"{storage}: nia on ward-3, .* unlock --output {storage}"):
        made(storage)
    (storage / LOCK).write(f"user 7 on {socket.gethostname()}, process {os.getpid()}, since May".encode())
    with pytest.raises(BusyError, match="end that process first"):
        unlock(storage)  # it is this one
    (storage / LOCK).write(b"nia on ward-3, process 7, since May")
    assert unlock(storage) == "nia on ward-3, process 7, since May"
    assert unlock(storage) is None
    assert not [name for name in made(storage, temporary=str(tmp_path)) if name.startswith(".")]
    assert not list(tmp_path.glob("medqa-*"))


@pytest.mark.parametrize("text", ["file://ward-3/corpus", "local://ward-3/corpus", "s3::file:///corpus"])
def test_a_url_that_names_no_storage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names"):
        place(text)


def test_a_run_whose_lock_was_taken_away_uploads_nothing(
    local: Path, storage: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(local, storage)
    made(storage)
    before = storage.sizes(deep=True)
    fetch = Mirror.fetch

    def disturbed(mirror: Mirror, *told: Any, **named: Any) -> None:
        fetch(mirror, *told, **named)
        (storage / LOCK).write(b"nia on ward-3, process 7, since May")

    monkeypatch.setattr(Mirror, "fetch", disturbed)
    (storage / "raw/doctor_reply.jsonl").remove()
    with pytest.raises(BusyError, match="somebody has removed this run's lock"):
        made(storage)
    after = storage.sizes(deep=True)
    assert after.pop(LOCK)  # it is not this run's to remove
    assert after == {name: size for name, size in before.items() if name != "raw/doctor_reply.jsonl"}


def test_the_key_of_the_pseudonyms_is_nowhere_but_in_the_environment(
    local: Path, storage: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(local, storage)
    monkeypatch.delenv(VARIABLE)
    with pytest.raises(UnusableKeyError, match=VARIABLE):
        made(storage)
    assert set(storage.sizes(deep=True)) == {"raw/doctor_panel.jsonl", "raw/doctor_reply.jsonl"}
    assert ".pseudonym-key" not in made(storage, privacy=Privacy.KEEP)


@pytest.mark.parametrize("shard_bytes", [1, 700, 5000, 1 << 20])
def test_lines_are_read_by_ranges(local: Path, storage: Remote, shard_bytes: int) -> None:
    upload(local, storage)
    here, there = ([*find_shards(place / "raw", shard_bytes)] for place in (local, storage))
    assert [[*read_lines(shard, 4000)] for shard in there] == [[*read_lines(shard, 4000)] for shard in here]


def test_what_is_passed_over_is_not_fetched(storage: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    file = storage / "large"
    file.write(bytes(10 << 20) + b"last")
    fetched: list[int] = []
    read_range = Remote.read_range

    def watched(remote: Remote, start: int, stop: int) -> bytes:
        fetched.append(stop - start)
        return read_range(remote, start, stop)

    monkeypatch.setattr(Remote, "read_range", watched)
    with file.open("rb") as opened:
        opened.seek(10 << 20)
        assert opened.read() == b"last"
    assert sum(fetched) == 4


@pytest.mark.parametrize("url", ["zzz://bucket/corpus", "memory://nothing/there"])
def test_a_storage_that_is_not_there_gets_one_line(run: Run, url: str) -> None:
    for command in ([], ["verify"], ["unlock"]):
        done = run(*command, "--output", url)
        assert (done.status, done.out) in ((2, ""), (0, f"there is no lock on {url}\n"))
        assert "Traceback" not in done.err
        assert len(done.err.splitlines()) == (done.status == 2)


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A bucket on a real S3 server of this machine; one for all, as fsspec keeps its connections."""
    boto3 = pytest.importorskip("boto3", reason="S3 is in the extra `cluster`")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "tests")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        client = boto3.client("s3")
        client.create_bucket(Bucket="pages")
        yield "s3://pages/corpus"
        client.close()
    server.stop()


def test_strange_names_are_names(local: Path, s3: str) -> None:
    storage = Remote(f"{s3.removesuffix('corpus')}strange")
    (local / "raw/doctor_reply.jsonl").rename(local / "raw/file::reply.jsonl")
    upload(local, storage)
    normalize(Settings(output=local), silent)
    assert made(storage) == files(local)


def test_on_s3(s3: str, run: Run, local: Path, tmp_path: Path) -> None:
    client = pytest.importorskip("boto3").client("s3")
    normalize(Settings(output=local), silent)
    for path in (local / "raw").iterdir():
        client.upload_file(path, "pages", f"corpus/raw/{path.name}")
    few = ("--workers", "2", "--set", "shard_bytes=3000", "--set", f"temporary={tmp_path}")
    done = run("--output", s3, *few)
    assert done.status == 0, done.err
    assert f"{s3}/manifest.json" in done.out
    listed = client.list_objects_v2(Bucket="pages", Prefix="corpus/")["Contents"]
    names = [entry["Key"].removeprefix("corpus/") for entry in listed]
    there = {name: client.get_object(Bucket="pages", Key=f"corpus/{name}")["Body"].read() for name in names}
    assert there == files(local)
    assert "Proved:" in run("verify", "--output", s3, *few).out
    client.put_object(Bucket="pages", Key="corpus/.normalize/lock", Body=b"somebody else")
    busy = run("--output", s3, *few)
    assert busy.status == 2
    assert "somebody else" in busy.err
    client.close()
    shutil.rmtree(local)
