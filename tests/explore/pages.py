"""Raw records of invented pages for the explorer: two sites, teasers, a copy, an archived response, hostile texts."""

from __future__ import annotations

import gzip
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec

from crawler.records import (
    ArchivePosition,
    RawAnswer,
    RawQuestion,
    RawRecord,
    RawTag,
    RawTeaser,
    Rights,
    Signal,
)

ASKER = "Marisol Quintanilla"
PHONE = "+1 208 555 0143"
EYELID = "https://letters.test/en/article/7"
TOES = "https://letters.test/en/article/8"
TWITCH = "My left eyelid has been jumping since I moved to the night shift, mostly towards the early morning."
HOSTILE = (
    "<script>alert('boo')</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} [x](javascript:alert(2)) "
    '=HYPERLINK("http://192.0.2.1") \u202egnp.exe\u202c ze\u200bro ]]> --> & &lt;b&gt; ' + "w" * 300
)
BODY = '<!doctype html><title>Eyelid</title><script>alert("archived")</script><p>Größe: 5½ mg</p>\n'.encode()


def letter(url: str, title: str, question: str, answer: str, **more: object) -> RawRecord:
    """A page of doctor_reply."""
    page = RawQuestion(
        site="doctor_reply",
        title=title,
        question=question,
        url=url,
        editorial_title=f"{title}: When to Ask - Neurology",
        asker_line=f"{ASKER}, 30~39 year old female. Ask Date: 2016/09/14",
        answers=[
            RawAnswer(text=answer, author_lines=["Dr. Okafor reply Neurology"], date_line="Reply Date: 2016/09/15")
        ],
        soft_line_breaks=True,
        language="en",
        **more,  # type: ignore[arg-type]
    )
    return RawRecord(
        question=page,
        source=url,
        page_sha256=sha256(url.encode()).hexdigest(),
        fetched_at="2024-03-01T10:00:00Z",
        extractor="medqa-corpus/0.0.0 doctor_reply",
    )


def panel(number: int, **more: object) -> RawRecord:
    """A page of doctor_panel; each number gives a question of its own."""
    url = f"https://panel.test/question/lump-{number}"
    about = ("lump", "bruise", "scar", "rash")[number % 4]
    page = RawQuestion(
        site="doctor_panel",
        title=f"A {about} below the ear, week {number}?",
        question=f"After lift number {number} I found a {about} that measures {number} mm. Is café au lait harmful?",
        url=url,
        answer_count_line=f"Doctor Answers {1 + number % 2}",
        answers=[
            RawAnswer(
                text=f"Most such swellings are oedema; give it {number} weeks, and raise the head by {number} cm.",
                headline="Probably swelling",
                vote_line="+3",
                author_lines=["Mia Okafor, MD", "Boise Facial Plastic Surgeon", "4.5 out of 5 stars 12 reviews"],
                profile_url="https://panel.test/dr/mia-okafor",
            )
        ],
        language="en-US",
        **more,  # type: ignore[arg-type]
    )
    return RawRecord(question=page, source=url, page_sha256=sha256(url.encode()).hexdigest(), extractor="test")


def hostile() -> RawRecord:
    """A page whose every text is hostile."""
    record = panel(99)
    page = replace(
        record.question,
        title=f"{HOSTILE} title",
        question=f"{HOSTILE} question",
        answers=[
            RawAnswer(
                text=f"{HOSTILE} answer of many words for the numb chin",
                headline=f"{HOSTILE} headline",
                author_lines=[f"{HOSTILE}, MD", f"{HOSTILE} Surgeon"],
                profile_url="javascript:alert(3)",
            )
        ],
        tags=[RawTag(name=HOSTILE, department=f"({HOSTILE})", url="javascript:alert(4)")],
        teasers=[RawTeaser(title=HOSTILE, url="javascript:alert(5)", question=HOSTILE, answer=HOSTILE)],
    )
    return replace(record, question=page, source="javascript:alert(6)", fetched_at=f"2024 {HOSTILE}", extractor=HOSTILE)


def archive(folder: Path, url: str, body: bytes) -> ArchivePosition:
    """Write a response to the archive, behind another record."""
    before = gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    response = (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Odd: <b>\u202e\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-01T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    ).encode()
    record = gzip.compress(head + response + b"\r\n\r\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "crawl.warc.gz").write_bytes(before + record)
    return ArchivePosition(file="crawl.warc.gz", offset=len(before), length=len(record))


def write_raw(output: Path) -> None:
    """Write all pages to `raw/`, and the response that one of them was read from to `archive/`."""
    signal = Signal(
        kind="content_signal", source="https://letters.test/robots.txt", evidence="ai-train=yes", verdict="allows"
    )
    eyelid = replace(
        letter(EYELID, "Eyelid jumps", TWITCH, f"Dear {ASKER},\nsleep more. Call {PHONE} if it lasts."),
        archive=archive(output / "archive", EYELID, BODY),
        page_sha256=sha256(BODY).hexdigest(),
        rights=Rights(purpose="research", signals=[signal]),
    )
    teaser = RawTeaser(title="Eyelid jumps", url=EYELID, question=TWITCH[:60] + "...", answer="Sleep mo...")
    toes = letter(
        TOES,
        "Tingling toes",
        "Hello Dr.\nLind: I walk 9 km a day.\nSince May my toes tingle.",
        "Hello:\nbuy wider shoes first, and write again.",
        teasers=[teaser],
        tags=[RawTag(name="Toes", department="(Neurology)")],
        more_info="Tingling has many causes.",
    )
    lost = replace(
        letter(
            "https://letters.test/en/article/9",
            "Cold hands",
            "My hands are cold in June.",
            "Wear gloves, please, and come back.",
        ),
        archive=ArchivePosition(file="../raw/letters.jsonl", offset=0, length=400),
    )
    copy = replace(panel(1).question, url="https://panel.test/question/lump-1-again")
    panels = [*(panel(number) for number in range(1, 46)), replace(panel(1), question=copy), hostile()]
    (output / "raw").mkdir(parents=True)
    for name, records in {"letters": [eyelid, toes, lost], "panels": panels}.items():
        lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
        (output / "raw" / f"{name}.jsonl").write_bytes(lines)
