from __future__ import annotations

import signal
import socket
from pathlib import Path

import httpx
import pytest

from normalize.commands import explore
from normalize.commands.options import Parser
from normalize.raw import MissingInputError
from tests.explore.served import served


def run(*arguments: str) -> int:
    parser = Parser(prog="normalize")
    explore.add(parser.add_subparsers(parser_class=Parser))
    chosen = parser.parse_args(["explore", *arguments])
    status: int = chosen.run(chosen)
    return status


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_ends_in_order_with_one_line(corpus: Path, sent: signal.Signals, status: int) -> None:
    with served(corpus) as explorer:
        assert httpx.get(explorer.address, follow_redirects=True).status_code == 200
        assert explorer.end(sent) == (status, "stopped\n", "")


def test_it_is_heard_on_the_loopback_alone(corpus: Path) -> None:
    with served(corpus) as explorer:
        assert explorer.home.startswith("http://127.0.0.1:")
        port = int(explorer.home.rpartition(":")[2])
        with socket.socket() as elsewhere:
            elsewhere.bind(("127.0.0.2", port))
        refused = httpx.get(explorer.home, headers={"Host": "evil.example"})
        assert (refused.status_code, "server" in refused.headers) == (400, False)


def test_who_has_not_the_key_sees_nothing(corpus: Path) -> None:
    with served(corpus) as explorer, httpx.Client(base_url=explorer.home) as visitor:
        wrong = {"params": {"key": "a"}}, {"headers": {"Cookie": "a=1; =; explorer-8001=b"}}, {"params": {"key": "é"}}
        for told in ({}, *wrong):
            for path in ("/", "/search", "/look/explorer.css", "/explore/questions.json"):
                refused = visitor.get(path, **told)  # type: ignore[arg-type]
                assert (refused.status_code, "questions" in refused.text) == (403, False)
        let_in = visitor.get(explorer.address + "&q=a")
        assert (let_in.status_code, let_in.headers["location"]) == (303, "/?q=a")
        assert "HttpOnly" in let_in.headers["set-cookie"]
        assert visitor.get("/search").status_code == 200
        led_away = visitor.get(f"{explorer.home}//evil.example/?{explorer.address.partition('?')[2]}")
        assert led_away.headers["location"] == "/evil.example/"


def test_a_port_in_use_is_told(corpus: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(OSError, match=rf"port {port} can't be taken \(Address already in use\)"):
            run("--output", str(corpus), "--port", port)


@pytest.mark.parametrize("port", ["-1", "65536", "http", "", "1e3", "٣"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--port", port)
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_without_corpora_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="no corpora"):
        run("--output", str(tmp_path))


def test_a_storage_is_refused() -> None:
    with pytest.raises(ValueError, match="copy the folder"):
        run("--output", "s3://bucket/corpus")
