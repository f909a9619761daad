from __future__ import annotations

import pytest

from tests.explore.conftest import Client

PAGES = (
    "/",
    "/search?q=lump",
    "/explore",
    "/explore/questions",
    "/look/explorer.css",
    "/question/nobody",
    "/explore/questions.json",
)
STRANGERS = (
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:80",
    "127.0.0.1:80@evil.example",
    "",
    "[::1",
    "192.168.0.1",
    "10.0.0.1",
)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8001", "localhost:8001", "LOCALHOST", "[::1]:8001"])
def test_the_loopback_is_served_by_any_of_its_names(client: Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", STRANGERS)
def test_no_other_host_is(client: Client, host: str) -> None:
    """As a page of the web would name it whose name leads to this machine: DNS rebinding."""
    refused = client.get("/", headers={"Host": host})
    assert refused.status_code == 400
    assert "question" not in refused.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_can_be_changed(client: Client, method: str) -> None:
    for path in ("/", "/explore/questions", "/-/messages", "/explore"):
        assert client.ask(method, path, headers={"Origin": "https://evil.example", "Cookie": "a=b"}).status_code == 405


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_shuts_the_browser(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://evil.example"})
    headers = answer.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert [name for name in headers if name.startswith("access-control")] == []
    assert "set-cookie" not in headers
    assert "<script" not in answer.text or headers["content-type"].startswith("application/json")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explore?sql=select+*+from+sqlite_master", 403),
        ("/explore.json?sql=select+1", 403),
        ("/explore/questions?_where=1", 403),
        ("/explore/questions.json?_where=1", 403),
        ("/explore.db", 404),
        ("/explore/questions.csv", 404),
        ("/explore/questions.csv?_stream=1", 404),
        ("/explore/questions.blob", 404),
        ("/explore.jsono", 404),
        ("/_internal", 404),
        ("/_internal/databases", 404),
        ("/_memory?sql=select+1", 404),
        ("/:memory:", 404),
        ("/-/databases.json", 404),
        ("/-/metadata.json", 404),
        ("/-/permissions", 404),
        ("/-/auth-token?token=x", 404),
        ("/-/static/table.js", 404),
        ("/.json", 404),
    ],
)
def test_no_sql_no_file_and_no_inner_page_of_datasette(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


@pytest.mark.parametrize(
    "path", ["/look/../explorer.py", "/look/..%2fplugin.py", "/look//etc/passwd", "/look/%2e%2e/serve.py"]
)
def test_no_file_beside_the_look_of_it(client: Client, path: str) -> None:
    answer = client.ask("GET", path)
    assert answer.status_code in (302, 404)
    assert "import" not in answer.text


def test_a_redirect_stays_here(client: Client) -> None:
    for path in ("//evil.example/", "/explore//evil.example/", "/question//evil.example/"):
        location = client.get("http://127.0.0.1:8001" + path).headers.get("location", "/")
        assert location.startswith("/")
        assert not location.startswith("//")


def test_a_head_is_answered_as_a_get_is(client: Client) -> None:
    head, whole = client.ask("HEAD", "/search?q=lump"), client.get("/search?q=lump")
    assert head.status_code == 200
    assert head.headers["content-type"] == whole.headers["content-type"]
