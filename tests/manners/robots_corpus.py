"""Robots.txt files as sites have them, and as nobody should; the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

FILES = 260
AGENTS = ["medqa-corpus", "MedQA-Corpus/0.1", "GPTBot", "Mozilla/5.0 (compatible; GPTBot/1.2; +https://bot.test)"]
_SITES = [
    "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: https://ask.test/sitemap.xml\n",
    "User-agent: *\r\nDisallow: /search\r\nDisallow: /*?sort=\r\nDisallow: /*.pdf$\r\nCrawl-delay: 10\r\n",
    "# Ask a doctor\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: *\nDisallow: /account\n",
    "User-agent: *\nContent-Signal: search=yes,ai-train=no\nAllow: /\n\nUser-agent: GPTBot\nDisallow: /\n",
    "User-agent: medqa-corpus\nDisallow: /question/draft\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /\n",
    "User-agent: *\nDisallow:\n\nUser-agent: medqa\nDisallow: /\nUser-agent: GPTBot/1.2\nDisallow: /question\n",
    "User-Agent: *\nDisallow: /a*b*c\nDisallow: /en/*/print\nAllow: /en/article/*/print$\nDisallow: /膝\n",
]
_NAMES = ["*"] * 6 + ["medqa-corpus", "MedQA-Corpus", "GPTBot", "gptbot", "CCBot", "other"] * 3
_ODD_NAMES = [
    "medqa",
    "GPT*",
    "*bot",
    "medqa-corpus/0.1",
    "GPTBot/1.2",
    "GPTBot, CCBot",
    "bot",
    "",
    "medqa-corpus*",
    "Mozilla",
]
_SEGMENTS = ["question", "en", "article", "a", "b", "ab", "Question", "c.php", "doc.pdf", "index.html", "x y", "100%"]
_ODD_SEGMENTS = [
    "%61",
    "%2F",
    "%2f",
    "%3A",
    ":",
    "a:b",
    "膝",
    "%E8%86%9D",
    "é",
    "%C3%a9",
    "%E9",
    "%FF",
    "$",
    "%24",
    "%2A",
]
_ODD_SEGMENTS += [
    "(1)",
    "%281%29",
    "a+b",
    "a%2Bb",
    "%",
    "%zz",
    "a;b",
    "%3Fq",
    "'",
    "%27",
    "|",
    "robots.txt",
    "robots.tx%74",
]
_QUERIES = [
    "?",
    "?q=a",
    "?sort=b",
    "?q=a&p=2",
    "?q%3Da",
    "?p=/a",
    "?p=%2Fa",
    "?u=https://a",
    "?u=https%3A%2F%2Fa",
    "?a?b",
]
_OTHER = [
    "Sitemap: https://ask.test/s.xml",
    "Crawl-delay: 5",
    "Crawl-delay: soon",
    "Noindex: /a",
    "Host: ask.test",
    "<p>",
]
_OTHER += [
    "Content-Usage: train-ai=n",
    "License: https://ask.test/rsl.xml",
    "# said",
    "",
    "",
    "Crawl-delay: 0.5",
    "sitemap:/t",
]
_ALLOW = ["Allow", "allow", "ALLOW ", " Allow"]
_DISALLOW = ["Disallow", "disallow", "Disallow", "Dissallow", "Disalow", "disallow\t"]
_BEHIND = ["", "", "", "", " ", " # why", "#", "\t", "\u00a0"]
_LINE_ENDS = ["\n", "\n", "\n", "\r\n", "\r"]
_NO_LINE_ENDS = ["\x0b", "\x0c", "\x85", "\u2028"]


def _path(random: Random, *, odd: float) -> str:
    chosen = [
        random.choice(_ODD_SEGMENTS if random.random() < odd else _SEGMENTS)
        for _ in range(random.choice([0, 1, 1, 2, 3]))
    ]
    path = "/" + "/".join(chosen) + random.choice(["", "", "/"])
    return path + (random.choice(_QUERIES) if random.random() < odd else "")


def _pattern(random: Random, *, odd: float) -> str:
    path = _path(random, odd=odd)
    for _ in range(random.choice([0, 0, 0, 1, 1, 2, 5])):
        place = random.randrange(len(path) + 1)
        if path[max(0, place - 2) : place].find("%") < 0:  # not into an escape
            path = path[: max(1, place)] + "*" + path[max(1, place) :]
    path += random.choice(["", "", "", "$", "*"]) if random.random() < 0.9 else "/index.html"
    if random.random() < odd / 8:
        return random.choice(["", "*", "$", path[1:], f"https://ask.test{path}", f"*{path}", f"{path}\x0cDisallow: /"])
    return path


def _line(random: Random, *, odd: float) -> str:
    key = random.choice(_ALLOW if random.random() < 0.35 else _DISALLOW)
    between = random.choice([": ", ": ", ":", " : "]) if random.random() > odd / 10 else " "
    return f"{key}{between}{_pattern(random, odd=odd)}{random.choice(_BEHIND)}"


def _generated(random: Random, *, odd: float) -> bytes:
    lines: list[str] = []
    for _ in range(random.choice([1, 1, 2, 3, 4])):
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            names = _ODD_NAMES if random.random() < odd else _NAMES
            lines.append(
                f"{random.choice(['User-agent', 'user-agent', 'Useragent', 'User-Agent '])}: {random.choice(names)}"
            )
            if random.random() < odd / 2:
                lines.append(random.choice(_OTHER))
        lines += [_line(random, odd=odd) for _ in range(random.choice([0, 1, 2, 4, 8]))]
        lines += [random.choice(_OTHER) for _ in range(random.choice([0, 0, 1, 2]))]
    if random.random() < odd:
        random.shuffle(lines)
    if random.random() < odd / 4:
        place = random.randrange(len(lines))
        lines[place] += random.choice(_NO_LINE_ENDS) + random.choice(lines)
    body = random.choice(_LINE_ENDS).join(lines).encode()
    if random.random() < odd / 4:
        body += b"\nDisallow: /caf\xe9\nUser-agent: *\nDisallow: /\xffa"
    return (b"\xef\xbb\xbf" if random.random() < 0.1 else b"") + body


def corpus() -> Iterator[tuple[bytes, list[str]]]:
    """Each file, and the URLs to be asked for: its own patterns made into addresses, and others."""
    random = Random(9309)
    for number in range(FILES):
        odd = random.choice([0.0, 0.0, 0.15, 0.5])
        body = _SITES[number].encode() if number < len(_SITES) else _generated(random, odd=odd)
        urls = [
            "/",
            "/robots.txt",
            "/question/sore-knee",
            "/wp-admin/admin-ajax.php",
            "/en/article/7/print",
            "/doc.pdf",
        ]
        urls += [_path(random, odd=odd) for _ in range(8)]
        for line in body.decode("utf-8", "ignore").splitlines():
            path = line.partition(":")[2].partition("#")[0].strip()
            if path.startswith("/"):
                path = path.replace("*", random.choice(["", "x", "a/b", "?q=/"]))
                urls += [path.removesuffix("$") + random.choice(["", "", "b", "?q"]), path]
                urls.append(path.replace("?", "%3F") if "?" in path else path.replace("index.html", ""))
        yield body, [f"https://ask.test{path}" for path in urls]
