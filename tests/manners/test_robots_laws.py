"""What holds for every robots.txt and every URL, whatever its octets."""

from __future__ import annotations

from urllib.parse import quote, unquote

from hypothesis import example, given
from hypothesis import strategies as st

from crawler.manners.robots_lines import product_token
from crawler.manners.robots_paths import PathPattern, spellings
from crawler.manners.robots_rules import RobotsRules

HOST = "https://ask.test"
PIECES = [
    "user-agent",
    "User-Agent: *",
    "disallow",
    "Allow",
    "crawl-delay",
    "Content-Signal",
    "Content-Usage",
    "Sitemap",
]
PIECES += [
    ":",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "#",
    "*",
    "$",
    "/",
    "?",
    "=",
    ",",
    ";",
    "%",
    "%2",
    "%2F",
    "%zz",
    "%e9",
    "a",
]
PIECES += ["\0", "\x85", "é", "膝", "nan", "1e999", "-1", "knee-reader", "http://", "\u2028", "\ufeff"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)
BODIES = (
    st.binary(max_size=200)
    | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass"))
)
URLS = TEXTS | TEXTS.map(lambda text: f"{HOST}/{text}") | st.text(st.characters())
PATHS = st.lists(st.sampled_from(["/", "a", "b", "ab", "?", "%2F", "%2a", "$", "é", ".", "="]), max_size=12).map(
    "".join
)
PATTERNS = st.lists(st.sampled_from(["*", "*", "**", "a", "b", "/", "aba", "."]), max_size=10).map("".join)


class Watched(str):
    """A path that counts what is asked of it, and notes from where on it was searched."""

    __slots__ = ("places",)

    def __init__(self, _: str) -> None:
        self.places: list[int] = []

    def find(self, part: str, start: int = 0, end: int | None = None, /) -> int:  # type: ignore[override]
        self.places.append(start)
        return super().find(part, start, end)


@given(BODIES, URLS, st.text() | st.sampled_from(["knee-reader", "*", "", "a"]))
@example(b"\xff\xfeU", "http://[::1", "\ud800")
@example(b"\xfe\xff\xd8\x00", "//[", "a")
@example(b"User-agent: *\nDisallow: /\xed\xa0\x80", "https://ask.test/\ud800", "a")
def test_nothing_is_too_odd_to_be_read(body: bytes, url: str, agent: str) -> None:
    rules = RobotsRules.parse(body)
    verdict = rules.allows(url, agent)
    assert verdict.allowed or verdict.line
    delay = rules.crawl_delay(agent)
    assert delay is None or 0 <= delay < float("inf")
    texts = [verdict.line or ""]
    for preference in rules.content_signals(agent) + rules.content_usages(agent):
        texts += [preference.name, preference.value, preference.line]
    assert all(len(text.encode("utf-8", "surrogateescape")) >= 0 for text in texts)
    assert rules.names(agent) <= bool(product_token(agent))


@given(PATTERNS, st.text("ab/.", max_size=25))
def test_a_pattern_matches_what_a_search_of_every_possibility_finds(pattern: str, rest: str) -> None:
    def matches(wanted: str, path: str) -> bool:
        reached = {0}  # how much of the pattern may have been matched so far
        for place in range(len(path) + 1):
            for at in sorted(reached):
                while at < len(wanted) and wanted[at] == "*":
                    at += 1
                    reached.add(at)
            if not anchored and len(wanted) in reached:
                return True
            if place < len(path):
                stepped = {at + 1 for at in reached if at < len(wanted) and wanted[at] == path[place]}
                reached = stepped | {at for at in reached if at < len(wanted) and wanted[at] == "*"}
        return len(wanted) in reached

    for anchored in (False, True):
        found = PathPattern.parse(pattern + "$" * anchored).matches("/" + rest)
        assert found == matches(pattern, "/" + rest), (pattern, anchored)


@given(st.integers(0, 300), st.sampled_from(["a", "ab", "aab", "b"]), st.text("ab", max_size=600), st.booleans())
@example(300, "a", "a" * 600, True)
@example(300, "aab", "a" * 600, False)
def test_each_part_is_looked_for_once_and_never_before_the_last(
    count: int, part: str, rest: str, anchored: bool
) -> None:
    path = Watched("/" + rest)
    PathPattern.parse("/" + f"*{part}" * count + "$" * anchored).matches(path)
    assert len(path.places) <= count
    assert path.places == sorted(path.places)


@given(PATHS)
def test_equivalent_spellings_are_one(path: str) -> None:
    escaped_once_more = "".join(quote(letter, safe="/?%") for letter in path)
    assert spellings(f"{HOST}/{path}") == spellings(f"{HOST}/{escaped_once_more}")
    lower_case = "".join(
        f"%{ord(letter):02x}" if letter.isalnum() and letter.isascii() else letter for letter in "ab.~"
    )
    assert spellings(f"{HOST}/{lower_case}") == spellings(f"{HOST}/{unquote(lower_case)}")


@given(PATHS, st.sampled_from(["Allow", "Disallow"]))
def test_a_rule_matches_its_own_path_and_what_begins_with_it(path: str, key: str) -> None:
    rules = RobotsRules.parse(f"User-agent: *\nDisallow: /\n{key}: /{path}%2e".encode())
    for url in (f"{HOST}/{path}.", f"{HOST}/{path}.html"):
        assert rules.allows(url, "a").allowed is (key == "Allow")


@given(st.permutations(["Disallow: /a", "Allow: /a/b", "Disallow: /a/b/*.php", "Allow: /*.php$", "", "# said"]), PATHS)
def test_the_order_of_rules_says_nothing(lines: list[str], path: str) -> None:
    ordered, shuffled = ("\n".join(["User-agent: *", *rules]).encode() for rules in (sorted(lines), lines))
    url = f"{HOST}/a/{path}"
    assert RobotsRules.parse(ordered).allows(url, "a") == RobotsRules.parse(shuffled).allows(url, "a")
