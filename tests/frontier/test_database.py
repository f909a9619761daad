"""A frontier that can't be used is refused with one clear line, which never holds a password."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, select, text, update

from crawler.frontier.database import FrontierError, database_url, open_database, read_database
from crawler.frontier.rounds import start_round
from crawler.frontier.tables import about
from tests.frontier.databases import Database
from tests.frontier.pages import SPIDER, listing, new, page, shared_page

PASSWORD = "s3cret"  # noqa: S105


def refusal(output: Path, named: str) -> str:
    """The one line with which a frontier is refused."""
    with pytest.raises(FrontierError) as refused:
        open_database(database_url(output, named), patience=0.1)
    said = str(refused.value)
    assert "\n" not in said
    assert PASSWORD not in said
    return said


@pytest.mark.parametrize(
    "named",
    [
        f"postgresql//crawl:{PASSWORD}@db.test/frontier",
        f"postgresql://crawl:{PASSWORD}@db.test:five/frontier",
        f"postgresql://crawl:{PASSWORD}@[::1/frontier",
        f"host=db.test password={PASSWORD}",
        "frontier.db",
        " ",
    ],
)
def test_what_is_no_url(tmp_path: Path, named: str) -> None:
    assert refusal(tmp_path, named) == "FRONTIER takes a PostgreSQL URL (postgresql://user@host/database)"


@pytest.mark.parametrize("scheme", ["mysql", "sqlite", "postgres", "http"])
def test_another_kind_of_database(tmp_path: Path, scheme: str) -> None:
    said = refusal(tmp_path, f"{scheme}://crawl:{PASSWORD}@db.test/frontier")
    assert said == f"FRONTIER takes a PostgreSQL URL (postgresql://…), not {scheme}://…"


def test_the_driver_is_ours_whatever_the_url_names(tmp_path: Path) -> None:
    for named in ("postgresql://db.test/f", "postgresql+psycopg2://db.test/f", "postgresql+asyncpg://db.test/f"):
        assert database_url(tmp_path, named).drivername == "postgresql+psycopg"


@pytest.mark.parametrize("where", ["@127.0.0.1:{port}/f", "@127.0.0.1:{port}/f?password=s3cret", "@/f?host=/nowhere"])
def test_a_server_that_is_not_there(tmp_path: Path, where: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    said = refusal(tmp_path, f"postgresql://crawl:{PASSWORD}{where.format(port=port)}")
    assert said.startswith("postgresql+psycopg://crawl:***@")
    assert "connection" in said


def test_a_database_that_the_server_does_not_have(on_server: Database, tmp_path: Path) -> None:
    named = make_url(on_server.named).set(database="nowhere", password=PASSWORD).render_as_string(hide_password=False)
    assert 'database "nowhere" does not exist' in refusal(tmp_path, named)


def test_an_option_that_there_is_not(on_server: Database, tmp_path: Path) -> None:
    assert "no_such_option" in refusal(tmp_path, f"{on_server.named}&no_such_option=1&password={PASSWORD}")


def test_the_urls_own_options_count(on_server: Database) -> None:
    with on_server.engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA elsewhere"))
    url = make_url(on_server.named).update_query_dict({"options": "-csearch_path=elsewhere"})
    engine = open_database(database_url(on_server.output, url.render_as_string(hide_password=False)), 5)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM elsewhere.about")).scalar() == 1
        assert connection.execute(text("SHOW idle_in_transaction_session_timeout")).scalar() == "1min"
    engine.dispose()


def test_a_server_that_goes_without_a_word_is_missed_within_half_a_minute(on_server: Database) -> None:
    with on_server.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        told = driver.info.get_parameters()
    idle, interval, tries = (int(told[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert idle + interval * tries <= 30
    assert int(told["tcp_user_timeout"]) <= 30_000


def test_whoever_may_not_write_is_told(on_server: Database, tmp_path: Path) -> None:
    with on_server.engine.begin() as connection:
        connection.execute(text(f"CREATE ROLE guest LOGIN PASSWORD '{PASSWORD}'"))
        connection.execute(text(f"GRANT USAGE ON SCHEMA {on_server.schema} TO guest"))
    named = make_url(on_server.named).set(username="guest", password=PASSWORD).render_as_string(hide_password=False)
    assert "permission denied for table about" in refusal(tmp_path, named)
    with on_server.engine.begin() as connection:
        connection.execute(text("DROP OWNED BY guest"))
        connection.execute(text("DROP ROLE guest"))


def test_another_layout(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(update(about).values(schema=77))
    said = refusal(database.output, database.named)
    assert "has layout 77, this program writes layout" in said


def test_a_frontier_from_before_pages_had_several_questions(database: Database) -> None:
    crawler = database.crawler()
    crawler.add(new(1), new(2), new(3))
    one, two, _ = crawler.look().leases
    crawler.end(page(one, answers=2), listing(two))
    crawler.leave()
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE hosts DROP COLUMN pages"))
        connection.execute(text("ALTER TABLE requests DROP COLUMN questions"))
        connection.execute(update(about).values(schema=2))
    url = database_url(database.output, database.named)
    with pytest.raises(FrontierError, match=r"has layout 2, .* the next crawl brings it up to that"):
        read_database(url)
    for _ in range(2):
        crawler = database.crawler()
        assert (crawler.look(0).counts.pages, crawler.look(0).counts.questions) == (1, 1)
        crawler.leave()
    crawler = database.crawler()
    start_round(database.engine, SPIDER, None, due_only=False)
    crawler.end(*(listing(lease) for lease in crawler.look().leases))
    start_round(database.engine, SPIDER, None, due_only=False)
    crawler.end(*(shared_page(lease, "Rest.", "Walk.") for lease in crawler.look().leases))
    database.check_counts()
    (host,) = database.hosts().values()
    assert (host.pages, host.questions, host.answers) == (3, 6, 9)


def test_crawlers_that_start_together_make_one_set_of_tables(database: Database) -> None:
    for _ in range(3):
        engine = database.connect()
        with engine.connect() as connection:
            assert len(connection.execute(select(about)).all()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"A letter to my aunt, and by no means a database. " * 99, "frontier.db is damaged (file is not a database)"),
        (b"SQLite format 3\0" + bytes(range(256)) * 40, "frontier.db"),
    ],
)
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "frontier.db").write_bytes(content)
    assert said in refusal(tmp_path, "")
    assert (tmp_path / "frontier.db").read_bytes() == content


def test_a_folder_in_place_of_the_database(tmp_path: Path) -> None:
    (tmp_path / "frontier.db").mkdir()
    assert refusal(tmp_path, "") == f"{tmp_path}/frontier.db: unable to open database file"


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_database_that_another_program_has_locked(tmp_path: Path, how: str) -> None:
    with sqlite3.connect(tmp_path / "frontier.db", isolation_level=None) as other:
        other.execute("CREATE TABLE of_another (id)")
        other.execute(f"BEGIN {how}")
        said = refusal(tmp_path, "")
        other.execute("ROLLBACK")
    other.close()
    assert said.startswith(f"{tmp_path}/frontier.db is locked by another program; nothing is lost")
    open_database(database_url(tmp_path, ""), 5).dispose()


def test_a_look_changes_nothing(database: Database, tmp_path: Path) -> None:
    engine = read_database(database_url(database.output, database.named))
    with engine.connect() as connection:
        assert len(connection.execute(select(about)).all()) == 1
    engine.dispose()
    with pytest.raises(FrontierError, match=r"no frontier in .*nowhere: `make crawl` makes one"):
        read_database(database_url(tmp_path / "nowhere", ""))
    assert not (tmp_path / "nowhere").exists()
