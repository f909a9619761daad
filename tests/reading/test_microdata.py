"""Microdata and RDFa, read off the elements of a page."""

from __future__ import annotations

import pytest

from crawler.reading.markup.microdata import read_microdata
from crawler.reading.markup.things import Thing
from crawler.reading.page import read_page


def things(markup: str) -> tuple[list[Thing], dict[str, list[str]]]:
    """The things of a page, and what the first of them tells."""
    page = read_page(f"<!DOCTYPE html><html><body>{markup}</body></html>".encode(), content_type="text/html")
    found = read_microdata(page.tree) if page.tree is not None else []
    told = (
        {name: [each.read(page.tree) for each in found[0].told(name)] for name in found[0].properties} if found else {}
    )
    return found, told


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ('<h1 itemprop="name">Sore <b>heel</b>?</h1>', "Sore heel?"),
        ('<meta itemprop="name" content="Sore heel?">', "Sore heel?"),
        ('<span itemprop="name" content="Sore heel?">Heel</span>', "Sore heel?"),
        ('<a itemprop="name" href="/q/1?a=1&amp;b=2">Sore heel?</a>', "/q/1?a=1&b=2"),
        ('<link itemprop="name" href="https://ask.test/q/1">', "https://ask.test/q/1"),
        ('<img itemprop="name" src="/heel.png" alt="heel">', "/heel.png"),
        ('<time itemprop="name" datetime="2024-03-01T10:00">1 March</time>', "2024-03-01T10:00"),
        ('<time itemprop="name">1 March</time>', "1 March"),
        ('<data itemprop="name" value="3">three</data>', "3"),
        ('<meter itemprop="name" value="3">three</meter>', "3"),
        ('<div><p><i itemprop="text name">Sore</i></p></div>', "Sore"),
    ],
)
def test_the_value_of_a_property(markup: str, value: str) -> None:
    (question,), told = things(f'<div itemscope itemtype="https://schema.org/Question">{markup}</div>')
    assert question.types == {"Question"}
    assert told["name"] == [value]


def test_things_inside_things() -> None:
    (page,), _ = things(
        '<div itemscope itemtype="http://schema.org/QAPage"><div itemprop="mainEntity" itemscope itemid="#q" '
        'itemtype="http://schema.org/Question"><p itemprop="name">One</p><div itemprop="suggestedAnswer" itemscope '
        'itemtype="http://schema.org/Answer"><p itemprop="text">Two</p></div><p itemprop="about">Three</p></div>'
        '<p itemprop="name">Four</p></div>'
    )
    (question,) = page.things("mainEntity")
    assert question.identity == "#q"
    assert list(question.properties) == ["name", "suggestedanswer", "about"]
    assert list(page.properties) == ["mainentity", "name"]


def test_a_thing_without_a_property_name_stands_at_the_top() -> None:
    found, _ = things(
        '<div itemscope itemtype="https://schema.org/WebPage"><div itemscope itemtype="https://schema.org/Question">'
        "</div></div>"
    )
    assert [thing.types for thing in found] == [{"WebPage"}, {"Question"}]


def test_properties_elsewhere_on_the_page() -> None:
    found, told = things(
        '<div itemscope itemtype="https://schema.org/Question" itemref="title who"></div><h1 id="title"><b '
        'itemprop="name">Sore heel?</b></h1><div id="who"><p itemprop="author" itemscope><b itemprop="name">Nia</b></p>'
        "</div>"
    )
    assert told["name"] == ["Sore heel?"]
    assert len(found[0].things("author")) == 1


def test_elements_that_nobody_closed() -> None:
    (question,), told = things(
        '<div itemscope itemtype="https://schema.org/Question"><p itemprop="name">Sore heel?'
        '<p itemprop="text">Since May'
    )
    assert question.types == {"Question"}
    assert told == {"name": ["Sore heel?"], "text": ["Since May"]}


def test_rdfa_lite() -> None:
    (question,), told = things(
        '<div vocab="https://schema.org/" typeof="Question" resource="#q"><h1 property="name">Sore heel?</h1>'
        '<div property="suggestedAnswer" typeof="Answer"><p property="text">Rest it.</p></div></div>'
    )
    assert question.syntax == "rdfa"
    assert question.identity == "#q"
    assert told["name"] == ["Sore heel?"]
    assert [answer.types for answer in question.things("suggestedAnswer")] == [{"Answer"}]


def test_rdfa_as_drupal_7_writes_it() -> None:
    found, told = things(
        '<div about="/node/7" typeof="sioc:Post sioct:BoardPost"><h2 property="dc:title">Sore heel?</h2>'
        '<span property="dc:date dc:created" content="2012-05-01T10:00:00+02:00">1 May</span> by '
        '<span rel="sioc:has_creator"><a href="/user/3" typeof="sioc:UserAccount" property="foaf:name">Nia</a></span>'
        '<div property="content:encoded">Since May.</div></div><div typeof="sioc:Post sioct:Comment" '
        'about="/node/7#c1"><span rel="sioc:reply_of" resource="/node/7"></span></div>'
    )
    question, comment = found
    assert question.types == {"Post", "DiscussionForumPosting"}
    assert told["name"] == ["Sore heel?"]
    assert told["datecreated"][0] == "2012-05-01T10:00:00+02:00"
    assert told["text"] == ["Since May."]
    assert [person.types for person in question.things("author")] == [{"Person"}]
    assert [each.text for each in comment.told("parentItem")] == ["/node/7"]


def test_a_page_for_clients_without_scripts_is_read() -> None:
    found, told = things(
        '<noscript><div itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">Sore heel?</h1></div>'
        "</noscript><noscript>Switch on JavaScript.</noscript>"
    )
    assert len(found) == 1
    assert told["name"] == ["Sore heel?"]


@pytest.mark.parametrize("unit", ["<div itemscope>", "<p itemprop=a>", '<b itemscope itemref="a a a" id=a></b>'])
def test_hostile_markup_costs_no_more_than_its_size(unit: str) -> None:
    found, _ = things('<div id="a" itemscope>' + unit * 400)
    assert len(found) < 1000
