"""Posts of pages without markup for them: forums are read post by post, other pages hold none."""

from __future__ import annotations

import gzip
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import printed
from crawler.reading.layout.accepted import calls_itself_accepted
from crawler.reading.layout.ages import find_age
from crawler.reading.layout.changes import begins_with_change, tells_change
from crawler.reading.layout.dates import printed_date
from crawler.reading.layout.find_posts import PostBlock, find_posts
from crawler.reading.layout.votes import read_count
from crawler.reading.page import read_page
from tests.reading.markup import debris, html, trees

SAVED = Path(__file__).parents[3] / "shared" / "real_pages"
QUESTION = "Since Monday my left wrist tingles after an hour of knitting. Should I stop, or is a splint enough?"
ANSWERS = (
    "A splint at night is enough for most people, and a break of ten minutes in every hour of needlework.",
    "Mine went away after two weeks without knitting. Do have it looked at if your fingers go numb, though.",
    "Ask for a test of the nerve if it lasts longer than six weeks, whatever you do about it until then.",
)
TEXTS = (QUESTION, *ANSWERS)
NAMES = ("Runa Felt", "tomasz_w", "Ingrid Aune", "okapi77")


def found(markup: str, *, is_question: bool = False) -> list[PostBlock]:
    page = html(markup)
    return find_posts(page, page.blocks, is_question=is_question)


def bodies(posts: list[PostBlock]) -> list[str | None]:
    return [printed(post.body) for post in posts]


def names(posts: list[PostBlock]) -> list[str | None]:
    return [post.author.text if post.author else None for post in posts]


def message(number: int, text: str, *, body: str = "", behind: str = "") -> str:
    """A post as forums print it: a column with the author, the date, the text, a signature and a menu."""
    name = NAMES[number % len(NAMES)]
    return (
        f'<div class="message" id="post-{number}"><div class="user-info"><a class="avatar" href="/members/{number}">'
        f'{name[0]}</a><h4><a class="username" href="/members/{number}">{name}</a></h4><p>Regular</p>'
        f"<dl><dt>Joined</dt><dd>Mar 3, 2015</dd><dt>Posts</dt><dd>411</dd><dt>Location</dt><dd>By the lake</dd></dl>"
        f'</div><div class="main"><time datetime="2024-02-0{number + 1}T08:00:00Z">Feb {number + 1}, 2024</time>'
        f'<a href="#post-{number}">#{number + 1}</a><div class="content"><p>{text}</p>{body}</div>{behind}'
        f'<div class="signature">Knit one, purl one, and never ever drop one.</div>'
        f'<ul class="menu"><li><a href="/like">Like</a></li><li><a href="/quote">Quote</a></li></ul></div></div>'
    )


def thread(*posts: str) -> str:
    return (
        '<ul class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/hands">Hands and wrists</a></li></ul>'
        f"<h1>A wrist that tingles after knitting</h1><p>4 posts, 812 views</p><div class=posts>{''.join(posts)}</div>"
        '<div class="related"><h3>Similar threads</h3><a href="/t/2">Which needles for stiff fingers?</a></div>'
    )


def messages() -> list[str]:
    return [message(number, text) for number, text in enumerate(TEXTS)]


def test_posts_of_one_look_are_read_with_author_profile_and_date() -> None:
    posts = found(thread(*messages()))
    assert bodies(posts) == list(TEXTS)
    assert names(posts) == list(NAMES)
    assert [post.profile for post in posts] == [f"/members/{number}" for number in range(4)]
    assert [post.date for post in posts] == [f"2024-02-0{number}T08:00:00Z" for number in range(1, 5)]
    assert [post.element.get("id") for post in posts] == [f"post-{number}" for number in range(4)]


def test_the_date_is_the_printed_one_where_no_attribute_tells_it_and_never_the_date_of_joining() -> None:
    markup = thread(*messages()).replace("<time datetime=", "<span class=")
    assert [post.date for post in found(markup)] == [f"Feb {day}, 2024" for day in range(1, 5)]


def test_a_later_change_is_neither_date_nor_author_nor_text() -> None:
    edited = '<p class="edit-note">Last edited by <a href="/members/9">Moderator</a>: Feb 9, 2024</p>'
    posts = found(thread(message(0, QUESTION, behind=edited), *messages()[1:]))
    assert (names(posts)[0], posts[0].date, bodies(posts)[0]) == (NAMES[0], "2024-02-01T08:00:00Z", QUESTION)


@pytest.mark.parametrize("tag", ['aside class="quote"', "blockquote", 'div class="bbCodeBlock--quote"'])
def test_quotes_of_other_posts_stay_in_the_text(tag: str) -> None:
    quote = f"<{tag}><p>Runa Felt said: is a splint enough?</p></{tag.split()[0]}><p>For me it was.</p>"
    posts = found(thread(*messages()[:3], message(3, ANSWERS[2], body=quote)))
    assert [line.text for line in posts[3].body] == [
        ANSWERS[2],
        "Runa Felt said: is a splint enough?",
        "For me it was.",
    ]


def test_what_stands_between_posts_is_no_post() -> None:
    advertisement = '<div class="message"><p>Needles of bamboo, now at half the price, in every haberdashery.</p></div>'
    event = (
        '<div class="message" id="post-8"><a href="/members/3">okapi77</a> marked this as solved on Feb 8, 2024</div>'
    )
    assert bodies(found(thread(*messages()[:2], advertisement, *messages()[2:], event))) == list(TEXTS)


def test_a_post_of_two_words_counts_and_an_accepted_one_that_stands_twice_counts_once() -> None:
    thanks = message(2, "Thanks!")
    assert bodies(found(thread(*messages()[:2], thanks, messages()[3], messages()[1]))) == [
        QUESTION,
        ANSWERS[0],
        "Thanks!",
        ANSWERS[2],
    ]


def test_a_question_without_text_keeps_its_place_and_the_authors_short_lines_are_no_menu() -> None:
    picture = message(0, '<img src="wrist.jpg" alt="">')
    posts = found(thread(picture, message(1, ANSWERS[0], body="<p>Thanks</p><p>Like</p>"), *messages()[2:]))
    assert bodies(posts) == [None, f"{ANSWERS[0]}\n\nThanks\n\nLike", *ANSWERS[1:]]
    assert names(posts) == list(NAMES)


def test_dates_may_stand_in_a_box_above_each_post() -> None:
    posts = "".join(
        f'<div class="reply-header">May {day}, 2021 at 6:30 pm</div><div class="reply"><a class="author-name" '
        f'href="/users/{day}">{name}</a><div class="reply-content"><p>{text}</p></div></div>'
        for day, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), 11)
    )
    read = found(f'<h1>A wrist that tingles</h1><div class="topic">{posts}</div>')
    assert bodies(read) == list(TEXTS)
    assert [post.date for post in read] == [f"May {day}, 2021 at 6:30 pm" for day in range(11, 15)]


def question_page(answers: int) -> str:
    """A question and answers of another look, with an editor, votes and comments."""
    comments = (
        '<ul class="comments">'
        + '<li class="comment"><span class="comment-copy">Which kind of splint do you mean by that, and for how long?'
        "</span> <a class=comment-user href=/users/31/ada>Ada</a> <span title='2023-05-09 10:00:00Z'>May 9</span></li>"
        * 3
        + "</ul>"
    )

    def entry(kind: str, number: int, text: str) -> str:
        return (
            f'<div class="{kind}" id="{kind}-{number}"><div class="vote-count">{number + 5}</div>'
            f'<div class="post-body"><p>{text}</p></div><div class="card">edited '
            '<span title="2023-06-01 09:00:00Z">Jun 1, 2023</span><a href="/users/8/editor">Editor</a></div>'
            f'<div class="card"><p>answered <span title="2023-05-0{number + 1} 09:00:00Z">May {number + 1}</span></p>'
            f'<a href="/users/{number}">{NAMES[number]}</a></div>{comments}</div>'
        )

    listed = "".join(entry("answer", number, ANSWERS[number - 1]) for number in range(1, answers + 1))
    asked = entry("question", 0, QUESTION)
    return f"<h1>Tingling wrist</h1>{asked}<div id=answers><h2>{answers} Answers</h2>{listed}</div>"


@pytest.mark.parametrize("answers", [1, 2, 3])
def test_a_question_of_another_look_comes_first_and_comments_and_editors_are_left_out(answers: int) -> None:
    posts = found(question_page(answers))
    assert bodies(posts) == list(TEXTS[: answers + 1])
    assert names(posts) == list(NAMES[: answers + 1])
    assert [post.date for post in posts] == [f"2023-05-0{day} 09:00:00Z" for day in range(1, answers + 2)]
    assert [post.votes for post in posts] == [str(votes) for votes in range(5, answers + 6)]
    assert posts[0].element.get("id") == "question-0"


def comment(number: int) -> str:
    return (
        f'<li class="comment" id="comment-{number}"><a class="author" href="/users/{number}">{NAMES[number]}</a> '
        f'<time datetime="2024-03-0{number + 1}">March</time><div class="text"><p>{ANSWERS[number]}</p></div></li>'
    )


def commented(around: str, text: str) -> str:
    comments = "".join(map(comment, range(3)))
    written = f"<h1>Knitting with sore wrists</h1><p>{text}</p>"
    return f"<{around}>{written}<h2>3 comments</h2><ol>{comments}</ol></article>"


def test_comments_are_answers_in_a_thread_or_where_something_else_tells_so() -> None:
    assert len(found(commented('article class="node node-forum"', QUESTION))) == 4
    assert found(commented('article class="node"', QUESTION)) == []
    assert bodies(found(commented('article class="node"', QUESTION), is_question=True)) == list(TEXTS)


TEASERS = "".join(
    f'<div class="post" id="post-{number}"><h2><a href="/t/{number}">{text[:40]}</a></h2><p>{text}</p>'
    f'<a class="author" href="/users/{number}">{NAMES[number]}</a> <time datetime="2024-03-01">March</time></div>'
    for number, text in enumerate(TEXTS)
)
REVIEWS = "".join(
    f'<div class="review-item"><a class="author" href="/users/{number}">{NAMES[number]}</a> '
    f'<time datetime="2024-03-01">March</time><p>{text}</p></div>'
    for number, text in enumerate(TEXTS)
)
SECTIONS = "".join(f'<section id="s{at}"><h2>Part {at}</h2><p>{text}</p></section>' for at, text in enumerate(TEXTS))
SECOND_PAGE = thread(*messages()[1:]).replace('<div class="content">', "<h3>Re: Wrist</h3><div class=content>")
OTHERS = {
    "article with comments": commented('article class="post"', " ".join(TEXTS) * 3),
    "list of teasers": f"<h1>Latest questions</h1>{TEASERS}",
    "reviews in a shop": f'<div class="product"><h1>Splint</h1><p>Of soft felt, 19.90.</p>{REVIEWS}</div>',
    "documentation": SECTIONS,
    "second page of a thread": SECOND_PAGE,
    "no text at all": "",
    "one post alone": thread(messages()[0]),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_pages_hold_no_posts(kind: str) -> None:
    assert found(OTHERS[kind]) == []


def test_plain_text_holds_no_posts() -> None:
    page = read_page("\n\n".join(TEXTS).encode(), content_type="text/plain")
    assert find_posts(page, page.blocks) == []


@given(trees() | debris())
def test_no_markup_is_too_odd_and_what_is_found_is_the_pages(markup: str) -> None:
    page = html(thread(*messages()) + markup)
    for post in find_posts(page, page.blocks, is_question=True):
        places = [page.blocks.index(block) for block in post.body]
        assert places == sorted(places)


@given(st.sets(st.integers(0, 200), max_size=60), st.booleans())
def test_tags_may_be_missing_anywhere(missing: set[int], is_question: bool) -> None:
    for whole in (thread(*messages()), question_page(2), OTHERS["article with comments"]):
        pieces = whole.split("<")
        page = html("<".join(piece for at, piece in enumerate(pieces) if at not in missing))
        posts = find_posts(page, page.blocks, is_question=is_question)
        assert all(post.body for post in posts[1:])
        assert len(posts) != 1


def test_twice_the_page_takes_about_twice_the_time() -> None:
    def seconds(count: int) -> float:
        page = html(thread(*(message(number, TEXTS[number % 4]) for number in range(count))))
        begun = time.process_time()
        find_posts(page, page.blocks)
        return time.process_time() - begun

    assert seconds(2000) < 10 * min(seconds(500) for _ in range(3)) + 0.1


def column_page(votes: Sequence[str | None], *, behind: str = "") -> str:
    """Posts that have their votes in a column beside the box with author, date and text."""

    def entry(kind: str, number: int, count: str | None) -> str:
        column = f'<div class="vote-number">{count}</div>' if count is not None else ""
        return (
            f'<div class="post {kind}"><div class="column"><i class="upvote"></i>{column}<i class="downvote"></i></div>'
            f'<div class="post-content"><div class="post-body"><p>on <abbr title="2019-11-0{number + 1} 19:20">'
            f'Nov {number + 1}</abbr> <a href="/users/{number}/">{NAMES[number]}</a></p><p>{TEXTS[number]}</p></div>'
            f'<div class="comments"><div class="comment"><div class="comment-votes">9</div>Which splint?</div></div>'
            f"</div></div>"
        )

    entries = [entry("answer" if at else "question", at, count) for at, count in enumerate(votes)]
    return f'<h1>Tingling wrist</h1><div id="left">{"<hr>".join(entries)}</div>{behind}'


@pytest.mark.parametrize("votes", [("3", "6", "1"), ("2", "5", "0", "8"), ("12", None, "-1", "4"), (None, "7", None)])
def test_votes_may_stand_beside_the_post_and_those_of_comments_are_not_the_posts(votes: tuple[str | None, ...]) -> None:
    posts = found(column_page(votes, behind="<div class='votes'>812</div>"), is_question=True)
    assert bodies(posts) == list(TEXTS[: len(votes)])
    assert [post.votes for post in posts] == list(votes)


def test_an_answer_is_accepted_only_if_its_own_box_says_so() -> None:
    page = question_page(3)
    inside = page.replace(
        '<div class="post-body">', '<div class="accept-button accepted">Accept</div><div class="post-body">'
    )
    assert [post.is_accepted for post in found(inside)] == [False] * 4
    accepted = page.replace('class="answer" id="answer-2"', 'class="answer accepted-answer" id="answer-2"')
    assert [post.is_accepted for post in found(accepted)] == [False, False, True, False]
    around = column_page(("1", "2", "3")).replace("post answer", "post answer best-answer", 1)
    assert [post.is_accepted for post in found(around)] == [False, True, False]


PRINTED = {
    "German": ("Mitglied seit März 2015", "Geschrieben am 3. März 2019, 14:05", "3. März 2019, 14:05", "nutzer"),
    "Austrian": ("Registriert: 12. Feb. 2015", "Jänner 2019", "Jänner 2019", "mitglied"),
    "Spanish": ("Miembro desde enero de 2015", "el 3 de agosto de 2019 por Ada", "3 de agosto de 2019", "usuarios"),
    "French": ("Inscrit le 2 août 2015", "Posté le 1er févr. 2019 à 9:30", "1er févr. 2019 à 9:30", "membres"),
    "Portuguese": ("Membro desde março de 2015", "3 de março, 14:05", "3 de março, 14:05", "perfil"),
    "Italian": ("Iscritto: 2 maggio 2015", "3 luglio 2019 | Milano", "3 luglio 2019", "utenti"),
    "Dutch": ("Lid sinds maart 2015", "3 mrt 2019 om 14:05", "3 mrt 2019 om 14:05", "leden"),
    "German age": ("Zuletzt online vor einer Stunde", "vor 3 Jahren von Ada", "vor 3 Jahren", "profil"),
    "Spanish age": ("Se unió hace 9 años", "hace más de un año", "hace más de un año", "medicos"),
    "French age": ("Dernière visite il y a 2 jours", "il y a environ 3 mois", "il y a environ 3 mois", "utilisateurs"),
    "Portuguese age": ("Registrado há 9 anos", "3 anos atrás", "3 anos atrás", "m%C3%A9dicos"),
    "Italian age": ("Ultimo accesso un'ora fa", "3 anni fa", "3 anni fa", "esperti"),
    "Dutch age": ("Geregistreerd 9 jaar geleden", "een week geleden", "een week geleden", "artsen"),
}
"""In each language a line about the member, one about the post, what of it is the date, and a folder of people."""


@pytest.mark.parametrize("language", PRINTED)
def test_dates_ages_and_member_pages_of_other_languages(language: str) -> None:
    member, line, date, folder = PRINTED[language]
    posts = "".join(
        f'<div class="entry post"><div class="column"><a href="/{folder}/{at}">{NAMES[at]}</a><p>{member}</p></div>'
        f'<p>{line}</p><div class="text"><p>{text}</p></div></div>'
        for at, text in enumerate(TEXTS)
    )
    read = found(f'<h1>Ein Handgelenk</h1><div class="thread">{posts}</div>')
    assert bodies(read) == list(TEXTS)
    assert [post.date for post in read] == [date] * 4
    assert [post.profile for post in read] == [f"/{folder}/{at}" for at in range(4)]
    assert names(read) == list(NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "Am 3. März war ich beim Arzt.",
        "Vor 3 Jahren hatte ich das auch.",
        "Hace 3 años me pasó lo mismo, y se me quitó.",
        "Il y a un an, j'ai arrêté le tricot.",
        "Há 3 meses comecei a tricotar.",
        "Tre anni fa? No, 3 anni fa ero ancora a Torino.",
        "Twee weken rust, 3 dagen geleden begon het weer",
        "Nehmen Sie 12 Mai Tai zu viel?",
    ],
)
def test_a_sentence_with_a_date_in_another_language_is_no_date(line: str) -> None:
    assert printed_date(line) is None


@pytest.mark.parametrize("label", ["Danke", "Thanks:", "Hilfreiche Frage", "Merci", "Útil"])
def test_a_count_may_stand_behind_the_button_that_adds_to_it(label: str) -> None:
    counted = question_page(2).replace("vote-count", "thanks").replace('thanks">', f'thanks"><button>{label}</button> ')
    assert [post.votes for post in found(counted)] == ["5", "6", "7"]


@pytest.mark.parametrize(
    "piece", ["vor 3 ", "12 de ", "il y a ", "1 ", "1", "edited", "accepted-", "una un", "Thanks ", "há "]
)
def test_no_line_takes_long(piece: str) -> None:
    line = piece * (100_000 // len(piece))
    begun = time.process_time()
    for read in (printed_date, find_age, tells_change, begins_with_change, calls_itself_accepted, read_count):
        read(line)
    assert time.process_time() - begun < 1


ON_PAGE = {"0172": 3, "0552": 7, "0565": 12, "1177": 5, "2827": 2, "0346": 0, "2999": 0, "0455": 0, "0489": 0}


@pytest.mark.skipif(not SAVED.exists(), reason="the saved pages are not beside the project: ../shared")
@pytest.mark.parametrize("name", ON_PAGE)
def test_saved_pages(name: str) -> None:
    page = read_page(gzip.decompress((SAVED / f"{name}.html.gz").read_bytes()), url="https://ask.test/")
    assert len(find_posts(page, page.blocks)) == ON_PAGE[name]
