"""What goes wrong on one page, or with the whole crawl, is told, and costs nothing else."""

from __future__ import annotations

import gzip
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.crawl.running import PROJECT, command, live, run
from tests.crawl.web import Reply, Web, article, links


def respelled(path: str) -> Reply:
    return Reply(status=301, headers={"Location": path})


def test_pages_that_give_no_record_are_set_aside_and_counted(web: Web, tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>more</p>" * 2_000_000)
    bad = {
        "/en/article/1": (Reply(b"Sorry.", 500), "http_500"),
        "/en/article/2": (Reply(b"Gone.", 410), "http_410"),
        "/en/article/3": (Reply(b"\0\1\2\3" * 99), "binary"),
        "/en/article/4": (Reply(b""), "empty"),
        "/en/article/5": (Reply(b"<p>Maintenance</p>"), "unknown_style"),
        "/en/article/6": (Reply(bomb, headers={"Content-Encoding": "gzip"}), "too_large"),
        "/en/article/7": (Reply(b"x" * (11 * 2**20)), "too_large"),
        "/en/article/8": (Reply(b"<div>" * 50_000), "nested_too_deep"),
        "/en/article/9": (respelled("/en/article/9/"), "too_many_redirects"),
        "/en/article/404": (Reply(b"No.", 404), "http_404"),
    }
    web.replies = {path: reply for path, (reply, _) in bad.items()}
    web.replies |= {
        "/": links([*bad, "/en/article/10", "/en/department/json"]),
        "/en/article/9/": respelled("/en/article/9"),
        "/en/article/10": article(10),
        "/en/department/json": Reply(b'{"next": "/en/article/11"}', content_type="application/json"),
    }
    crawled = run(tmp_path, *live(f"{web.address}/", "-s", "REDIRECT_MAX_TIMES=4"))
    assert crawled.status == 0, crawled.err
    assert {path.rstrip("/"): reason for path, reason in crawled.reasons().items()} == {
        path: reason for path, (_, reason) in bad.items()
    }
    assert crawled.titles() == ["Heel pain 10 in the morning"]
    assert "Pages 11" in " ".join(crawled.out.split())
    assert "set aside 2 too_large" in " ".join(crawled.out.split())
    assert web.paths.count("/en/article/1") == 3  # a server's fault may pass


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    crawled = run(tmp_path, *live(f"http://127.0.0.1:{port}/en/article/1", "-s", "BACK_OFF=0.1"))
    assert crawled.status == 1
    assert "Traceback" not in crawled.err
    told = crawled.err.splitlines()[-2]
    assert told.startswith(f"scrapy crawl: 127.0.0.1:{port} was given up for now (robots.txt can't be read")
    assert "refused" in told
    assert told.endswith("waiting: 1 page; the same command tries again")


def test_a_redirect_to_the_other_spelling_of_a_page_is_followed(web: Web, tmp_path: Path) -> None:
    web.replies = {
        "/": links(["/en/article/1/", "/en/article/2", "/old/3", "/en/article/3?utm_source=mail"]),
        "/en/article/1": respelled("/en/article/1/"),
        "/en/article/1/": article(1, "/en/article/2/?utm_source=feed"),
        "/en/article/2": respelled("/en/article/2?utm_source=own"),
        "/en/article/2?utm_source=own": article(2, "/en/article/1", "/en/article/3/"),
        "/en/article/3": article(3),
    }
    crawled = run(tmp_path, *live(f"{web.address}/"))
    assert crawled.status == 0, crawled.err
    assert crawled.titles() == [f"Heel pain {number} in the morning" for number in (1, 2, 3)]
    assert len(web.paths) == len(set(web.paths)) == 5


def test_a_link_that_is_none_costs_no_other(web: Web, tmp_path: Path) -> None:
    broken = ["http://[", "//[::1/en/article/7", "mailto:you@example.org", "javascript:void(0)", "http://h:99999/x", ""]
    web.replies = {
        "/": links([*broken, "/en/article/1"]),
        "/robots.txt": Reply(b"Sitemap: http://[\nSitemap: \xff\nSitemap: http://h:99999/s.xml\nSitemap: /own.xml\n"),
        "/own.xml": Reply(b"<urlset><url><loc>http://[</loc></url><url><loc>/en/article/2</loc></url></urlset>"),
        "/en/article/1": article(1, *broken, "/en/article/3"),
        **{f"/en/article/{number}": article(number) for number in (2, 3)},
    }
    crawled = run(tmp_path, *live(f"{web.address}/"))
    assert crawled.status == 0, crawled.err
    assert "Traceback" not in crawled.err
    assert web.paths == [f"/en/article/{number}" for number in (1, 2, 3)]


def test_a_sitemap_that_is_none_costs_no_other(web: Web, tmp_path: Path) -> None:
    sitemaps = {
        "/empty.xml": b"",
        "/soft-404.xml": b"<!DOCTYPE html><p>Not found",
        "/junk.xml": b"\x00\x01\x02",
        "/junk.xml.gz": b"\x1f\x8b\x08 no gzip",
        "/bomb.xml.gz": gzip.compress(bytes(60 * 2**20)),
        "/cut.xml": b"<urlset><url><loc>/en/article/1</loc></url><url><lo",
        "/index.xml": b"<sitemapindex><sitemap><loc>/index.xml</loc></sitemap><sitemap><loc>/2.gz</loc></sitemap>",
        "/2.gz": gzip.compress(b"<urlset><url><loc>/en/article/2</loc></url></urlset>"),
    }
    robots = "".join(f"Sitemap: {path}\n" for path in ("/gone.xml", *sitemaps) if path != "/2.gz")
    web.replies = {path: Reply(body, content_type="application/xml") for path, body in sitemaps.items()}
    web.replies |= {"/": links([]), "/robots.txt": Reply(robots.encode(), content_type="text/plain")}
    web.replies |= {f"/en/article/{number}": article(number) for number in (1, 2)}
    crawled = run(tmp_path, *live(f"{web.address}/"))
    assert crawled.status == 0, crawled.err
    assert "Traceback" not in crawled.err
    assert len(crawled.records()) == 2


def test_a_site_without_robots_txt_may_have_a_sitemap(web: Web, tmp_path: Path) -> None:
    sitemap = Reply(b"<urlset><url><loc>/en/article/1</loc></url></urlset>", content_type="application/xml")
    web.replies = {"/": links([]), "/sitemap.xml": sitemap, "/en/article/1": article(1)}
    assert len(run(tmp_path, *live(f"{web.address}/")).records()) == 1


def test_a_fault_of_our_own_on_one_page_costs_no_other_and_is_no_success(web: Web, tmp_path: Path) -> None:
    web.replies = {"/": links(f"/en/article/{number}" for number in range(1, 9))}
    web.replies |= {f"/en/article/{number}": article(number) for number in range(1, 9)}
    options = ("-s", "SPIDER_MODULES=tests.crawl.faulty_style")
    crawled = run(tmp_path, *live(f"{web.address}/", *options, style="faulty"))
    assert crawled.status == 1
    assert [record.source[-1] for record in crawled.records()] == ["1", "2", "4", "6", "7", "8"]
    assert crawled.reasons() == {"/en/article/3": "extractor_fault", "/en/article/5": "callback_error"}
    assert "scrapy crawl: lost to faults of this program: 2 pages; the log names them" in crawled.err


@pytest.mark.parametrize("times", [1, 2])
def test_an_interrupted_crawl_leaves_whole_files_or_none(web: Web, tmp_path: Path, times: int) -> None:
    web.replies = {"/": links(f"/en/article/{number}" for number in range(300))}
    web.replies |= {f"/en/article/{number}": Reply(article(number).body, seconds=0.05) for number in range(300)}
    line = command(tmp_path, *live(f"{web.address}/"))
    with subprocess.Popen(line, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as crawl:
        while len(web.paths) < 12:
            assert crawl.poll() is None
            time.sleep(0.01)
        for _ in range(times):  # the second does not wait for what is under way
            crawl.send_signal(signal.SIGINT)
            time.sleep(0.02)
        _, err = crawl.communicate(timeout=30)
    assert crawl.returncode == 130
    assert err.splitlines()[-1] == "scrapy crawl: stopped before the end; the same command again goes on from here"
    assert "Traceback" not in err
    files = list(tmp_path.glob("raw/*.jsonl"))
    assert all(path.read_bytes().endswith(b"}\n") for path in files)
    if times == 1:
        assert len(files) == 1
        assert 10 <= files[0].read_bytes().count(b"\n") < 300


def test_a_disk_that_is_full_ends_the_crawl_and_costs_nothing(web: Web, tmp_path: Path) -> None:
    numbers = range(200)
    web.replies = {"/": links(f"/en/article/{number}" for number in numbers)}
    web.replies |= {f"/en/article/{number}": article(number) for number in numbers}
    # No file may grow beyond 200 KiB, so that writing fails as it does on a full disk.
    crawled = run(tmp_path, *live(f"{web.address}/"), before=("bash", "-c", 'ulimit -f 200; exec "$@"', "bash"))
    assert crawled.status == 2
    said = crawled.err.splitlines()[-1]
    assert said.startswith(f"scrapy crawl: can't write {tmp_path}/frontier.db: ")
    assert said.endswith("nothing is lost: mend that and run the same command again")
    assert "Traceback" not in crawled.err
    assert len(web.paths) < len(numbers)
    crawled = run(tmp_path, *live(f"{web.address}/"))
    assert crawled.status == 0, crawled.err
    assert sorted(record.source.rpartition("/")[2] for record in crawled.records()) == sorted(map(str, numbers))


def test_a_frontier_that_another_program_has_locked(web: Web, tmp_path: Path) -> None:
    web.replies = {"/": links(["/en/article/1"]), "/en/article/1": article(1)}
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    with sqlite3.connect(tmp_path / "frontier.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        refusal = run(tmp_path, *live(f"{web.address}/", "-s", "FRONTIER_PATIENCE=0.2")).refusal()
        other.execute("ROLLBACK")
    assert refusal == (
        f"scrapy crawl: {tmp_path}/frontier.db is locked by another program; nothing is lost: "
        "end that and run the same command again"
    )
    assert len(run(tmp_path, *live(f"{web.address}/")).records()) == 1


def test_one_crawl_at_a_time_in_a_folder(web: Web, tmp_path: Path) -> None:
    web.replies = {"/": links(["/en/article/1"]), "/en/article/1": Reply(article(1).body, seconds=30)}
    line = command(tmp_path, *live(f"{web.address}/"))
    with subprocess.Popen(line, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        while "/en/article/1" not in web.paths:
            time.sleep(0.01)
        refusal = run(tmp_path, *live(f"{web.address}/")).refusal()
        assert refusal == (
            f"scrapy crawl: another crawl (process {first.pid}) works on {tmp_path}: "
            "wait for its end, or name another folder with OUTPUT=…"
        )
        first.kill()
    web.replies["/en/article/1"] = article(1)
    assert len(run(tmp_path, *live(f"{web.address}/")).records()) == 1


@pytest.mark.parametrize("missing", ["raw/doctor_reply.crawl.jsonl", "archive/crawl-00000.warc.gz"])
def test_a_file_that_holds_less_than_the_frontier_knows(web: Web, tmp_path: Path, missing: str) -> None:
    web.replies = {"/": links(["/en/article/1"]), "/en/article/1": article(1)}
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    (tmp_path / missing).write_bytes(b"")
    refusal = run(tmp_path, *live(f"{web.address}/")).refusal()
    assert refusal.startswith(f"scrapy crawl: {tmp_path}/{missing} holds 0 bytes of ")
    assert refusal.endswith(f"as {tmp_path}/frontier.db knows; put the file back, or delete that too to start anew")


def test_a_frontier_that_was_deleted_costs_no_record(web: Web, tmp_path: Path) -> None:
    web.replies = {"/": links(["/en/article/1"]), "/en/article/1": article(1)}
    assert run(tmp_path, *live(f"{web.address}/")).status == 0
    kept = (tmp_path / "raw/doctor_reply.crawl.jsonl").read_bytes()
    for path in tmp_path.glob("frontier.db*"):
        path.unlink()
    assert len(run(tmp_path, *live(f"{web.address}/")).records()) == 2
    assert (tmp_path / "raw/doctor_reply.crawl.jsonl").read_bytes() == kept


def test_what_is_no_frontier_is_left_alone(web: Web, tmp_path: Path) -> None:
    (tmp_path / "frontier.db").write_text("A letter to my aunt, and by no means a database. " * 99)
    refusal = run(tmp_path, *live(f"{web.address}/")).refusal()
    assert refusal.startswith(f"scrapy crawl: {tmp_path}/frontier.db is damaged")
    assert web.log == []
