"""Posts: a region of a page that holds one post after another, parted into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block, Look, common_element, parted
from crawler.reading.elements import Element
from crawler.reading.repeats import children, containers, own_containers

_LONGEST_TITLE = 250
_LONGEST_SMALL_WORD = 40
_FEWEST, _NEARLY_EVERY = 3, 0.8
"""How many posts repeat a small word at the least, and which share of them."""
_BOXES = frozenset({"div", "span", "td", "dd", "a", "small", "label"})


class Posts(NamedTuple):
    """The posts' blocks in order, and the look of their titles where the markup sets titles apart."""

    posts: list[list[Block]]
    title_look: Look | None


def split_posts(region: Sequence[Block], heads: Sequence[range], authors: Sequence[range]) -> Posts:
    """Part a region into posts.

    `heads` are the lines that follow a post's title (vote lines), `authors` the author blocks; both are places in the
    region and may be missing from some posts. Posts are told by the containers that hold them, else by what stands
    before, between and behind these lines and by the look of the titles.
    """
    if not region:
        return Posts([], None)
    places = {at for part in (*heads, *authors) for at in part}
    text = _text_look(region, places)
    look = _title_look(region, heads, authors, places, text) if text else None
    taken = {id(region[at]) for at in places}
    runs = _contained(region, heads, authors, taken, look)
    if runs is None:
        runs = [
            run
            for run in parted(region, _starts(region, heads, authors, places, look))
            if _has_sentence(run, taken) or any(id(block) in taken or block.look == look for block in run)
        ]
    return Posts(_without_small_words(runs, taken, {text, look}), look)


def _text_look(region: Sequence[Block], taken: set[int]) -> Look | None:
    """How most of the text looks that is no heading; None for plain text, which has one look."""
    if region[0].node is None:
        return None
    texts: dict[Look, int] = {}
    for at, block in enumerate(region):
        if at not in taken and not block.marks.level:
            look = block.look
            texts[look] = texts.get(look, 0) + len(block.text)
    return max(texts, key=texts.__getitem__, default=None)


def _title_look(
    region: Sequence[Block], heads: Sequence[range], authors: Sequence[range], taken: set[int], text: Look
) -> Look | None:
    """How titles look, if they look different from the text."""
    likely = {0, *(head.start - 1 for head in heads), *(author.stop for author in authors)}
    titles = Counter(
        region[at].look
        for at in likely
        if 0 <= at < len(region) and at not in taken and region[at].look != text and _may_be_title(region[at])
    )
    return max(titles, key=lambda look: (look[2] > 0, titles[look], look == region[0].look), default=None)


def _contained(
    region: Sequence[Block], heads: Sequence[range], authors: Sequence[range], taken: set[int], look: Look | None
) -> list[list[Block]] | None:
    """The posts if each has a container of its own; None if the page is laid out flat."""
    if region[0].node is None:
        return None
    kinds = {id(region[span.start]): "head" for span in heads} | {id(region[span.start]): "author" for span in authors}
    titles = {id(block) for block in region if block.look == look} if look else set()
    siblings = _siblings(region, {*kinds, *titles}, taken)
    if siblings:
        return siblings
    titles -= taken
    runs = containers(region, lambda block: kinds.get(id(block)) or ("title" if id(block) in titles else None))
    anchored = [run for run in runs if any(id(block) in kinds or id(block) in titles for block in run)]
    if not anchored or any(all(id(block) in taken or id(block) in titles for block in run) for run in anchored):
        return None
    if len(anchored) == 1 and len(runs) > 1:
        return None
    looks = {id(run): _container_look(element) for run, element in zip(runs, own_containers(runs), strict=True)}
    common, shared = Counter(looks[id(run)] for run in anchored).most_common(1)[0]
    titled = {id(run) for run in anchored if any(id(block) in titles for block in run)}
    if shared > 1 and len(titled) > 1:
        # A box of another kind without a title or a sentence: an advertisement for a doctor with stars of its own.
        anchored = [
            run for run in anchored if id(run) in titled or looks[id(run)] == common or _has_sentence(run, taken)
        ]
    known = {looks[id(run)] for run in anchored}
    return [run for run in runs if looks[id(run)] in known]


def _siblings(region: Sequence[Block], anchors: set[int], taken: set[int]) -> list[list[Block]] | None:
    """The posts where two or more boxes of one kind stand side by side, each with an anchor and text of its own.

    What looks like an anchor inside such a box ("+2", a heading, a colleague's name) is then the author's.
    """
    blocks = list(region)
    while True:
        runs = children(blocks)
        anchored = [run for run in runs if any(id(block) in anchors for block in run)]
        if len(anchored) != 1 or len(runs) == 1:
            break
        blocks = anchored[0]
    looks = {id(run): _container_look(element) for run, element in zip(runs, own_containers(runs), strict=True)}
    kinds = {looks[id(run)] for run in anchored}
    whole = all(any(id(block) not in taken and id(block) not in anchors for block in run) for run in anchored)
    if len(anchored) < 2 or len(kinds) != 1 or ("", "") in kinds or not whole:
        return None
    return [run for run in runs if looks[id(run)] in kinds]


def _without_small_words(runs: list[list[Block]], taken: set[int], written: set[Look | None]) -> list[list[Block]]:
    """The posts without the page's own small words ("Helpful", "Share"): short lines that nearly every post repeats.

    A line with a look that is `written` is an author's, however many authors write it: "Best regards,".
    """
    least = max(_FEWEST, _NEARLY_EVERY * len(runs))
    if len(runs) < least:
        return runs
    counts = Counter(
        words
        for run in runs
        for words in {
            (block.line, block.look)
            for block in run
            if len(block.text) <= _LONGEST_SMALL_WORD and block.node is not None and block.look not in written
        }
    )
    common = {words for words, count in counts.items() if count >= least}
    return [_without(common, run, taken, written) if common else run for run in runs]


def _without(
    common: set[tuple[str, Look]], run: list[Block], taken: set[int], written: set[Look | None]
) -> list[Block]:
    """A post without the common lines that stand in boxes of their own, outside the box that holds the text."""
    box = common_element(run)
    text = [block for block in run if block.look in written]
    small = {
        id(block)
        for block in run
        if (block.line, block.look) in common
        and id(block) not in taken
        and block.node is not None
        and block.node.tag in _BOXES
        and common_element([block, *text]) is box
    }
    return [block for block in run if id(block) not in small]


def _has_sentence(run: Sequence[Block], taken: set[int]) -> bool:
    return any(block.line.endswith((".", "!", "?")) or len(block.text) > 80 for block in run if id(block) not in taken)


def _container_look(element: Element | None) -> tuple[str, str]:
    return ("", "") if element is None else (str(element.tag), (element.get("class") or "").split(" ")[0])


def _starts(
    region: Sequence[Block], heads: Sequence[range], authors: Sequence[range], taken: set[int], look: Look | None
) -> Iterable[int]:
    """Where posts begin in a flat layout."""
    starts = {0}
    if look:
        starts |= {at for at, block in enumerate(region) if block.look == look and at not in taken}
    for head in heads:
        before = head.start - 1
        titled = before >= 0 and before not in taken and _stands_apart(region, before, look)
        starts.add(before if titled else head.start)
    # Where the first author block stands before any text, authors come first on this page.
    text = next((at for at, block in enumerate(region) if at not in taken and block.look != look), len(region))
    leading = [author for author in authors if author.start <= text]
    for author in authors:
        if not leading and author.stop < len(region):
            starts.add(author.stop)
        elif leading and not look and not heads:
            starts.add(author.start)
    return starts


def _stands_apart(region: Sequence[Block], at: int, look: Look | None) -> bool:
    if not _may_be_title(region[at]):
        return False
    if region[at].node is not None:
        return look is None or region[at].look == look
    return at == 0 or region[at].gap > 0


def _may_be_title(block: Block) -> bool:
    return len(block.text) <= _LONGEST_TITLE and not block.code
