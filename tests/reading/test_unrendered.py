"""Which bindings the markup marks as not yet rendered: by the element around them, by a twin, never by their look."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from crawler.reading.text import text_blocks
from crawler.reading.unrendered import unrendered_bindings
from tests.reading.markup import debris, html

BINDING = "{{ doctor.rank | title }}"


def marked(markup: str) -> list[tuple[str, str]]:
    page = html(markup)
    shown = [block for block in page.blocks if not block.hidden]
    return [(binding.text, binding.mark) for binding in unrendered_bindings(shown, page.tree)]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p ng-cloak>{BINDING}</p>",
        f'<p class="rank ng-cloak">{BINDING}</p>',
        f"<div v-cloak><p><b>{BINDING}</b></p></div>",
        f'<p v-if="doctor.rank">{BINDING}</p>',
        f"<p><b>Ada</b><i v-else>{BINDING}</i></p>",
        f'<ul><li v-for="doctor in doctors">{BINDING}</li></ul>',
        f'<p ng-show="ready">Rank: {BINDING}</p>',
        f'<p data-ng-if="ready">{BINDING}</p>',
        f'<p x-show="ready">{BINDING}</p>',
        f'<p *ngIf="ready">{BINDING}</p>',
        f'<a :href="doctor.url">{BINDING}</a>',
        f'<a (click)="open()">{BINDING}</a>',
        f'<a href="/d/1" @click="open">{BINDING}</a>',
        f'<p class="rank-{{{{ doctor.level }}}}">{BINDING}</p>',
        f'<p class="rankTemplate">{BINDING}</p>',
        f"<p v-cloak>\n {BINDING.replace(' ', chr(10))} </p>",
        f"<p ng-cloak>{BINDING.replace('|', '&#124;')}</p>",
        f"<br><p ng-cloak><br>{BINDING}</p>",
        f"<p ng-cloak>{BINDING}</p><p>The code <code>{BINDING}</code> is ours.</p>",
        f"<p ng-cloak>{BINDING}</p><pre><code>x = {BINDING}</code></pre>",
        f"<p ng-cloak>{BINDING}</p><script>var text = '<p>{BINDING}</p>';</script>",
        f"<p ng-cloak>{BINDING}</p><!-- <p>{BINDING}</p> -->",
        f"<p ng-cloak>{BINDING}</p><template><template></template>{BINDING}</template>",
        f"<center><p ng-cloak>{BINDING}<table><tr><td>unclosed",
    ],
)
def test_the_markup_tells(markup: str) -> None:
    assert marked(markup) == [(BINDING, "cloak")]


@pytest.mark.parametrize(
    "markup",
    [
        f'<p><span class="n">12</span><span class="n">{BINDING}</span></p>',
        f'<p><span class="n">{BINDING}</span> <span class="n">+1,204</span></p>',
        f'<p><i class="ng-hide">3.5k</i><i>{BINDING}</i></p>',
    ],
)
def test_a_twin_tells(markup: str) -> None:
    assert marked(markup) == [(BINDING, "twin")]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{BINDING}</p>",
        f"<p>Write {BINDING} in the letter.</p>",
        f"<p ng-cloak>{BINDING}</p><p>Our letters begin with {BINDING}.</p>",
        f"<p>Our letters begin with {BINDING}.</p><p ng-cloak>{BINDING}</p>",
        f"<p ng-cloak>I have written {BINDING} where my own rank should stand.</p>",
        f"<div ng-cloak><div><div><div><div><p>{BINDING}</p></div></div></div></div></div>",
        f"<p v-cloak><span v-pre>{BINDING}</span></p>",
        f"<p ng-show='ready' ng-non-bindable>{BINDING}</p>",
        f"<p v-cloak><code>{BINDING}</code></p>",
        f"<pre v-cloak>if (a) {{\n  {BINDING};\n}}</pre>",
        f"<script ng-cloak>{BINDING}</script>",
        f"<p hidden>{BINDING}</p>",
        f'<p><span class="n">twelve</span><span class="n">{BINDING}</span></p>',
        f'<p><span class="n">12</span><span class="m">{BINDING}</span></p>',
        f'<p><b class="n">12</b><i class="n">{BINDING}</i></p>',
        "<p ng-cloak>Rest well.</p>",
        "<p ng-cloak>{{</p><p ng-cloak>}}</p>",
        "<p class='page-template'>Rest.</p>",
    ],
)
def test_nothing_tells(markup: str) -> None:
    assert marked(markup) == []


def test_other_engines_and_the_pages_order() -> None:
    assert marked("<p v-cloak>{{{ raw }}} ${total}</p><p x-cloak>[[item.label]]</p><p ng-cloak>{{ a }}{{ b }}</p>") == [
        (binding, "cloak") for binding in ("{{{ raw }}}", "${total}", "[[item.label]]", "{{ a }}", "{{ b }}")
    ]


def test_plain_text_marks_nothing() -> None:
    assert unrendered_bindings(text_blocks(BINDING), None) == []


@given(debris())
def test_no_markup_makes_it_fail(markup: str) -> None:
    cloaked = f"<p ng-cloak>{BINDING}</p>{markup}<b class=n>3</b><b class=n>{{{{ n }}}}</b>"
    assert marked(cloaked) == marked(cloaked)


@pytest.mark.parametrize(
    "piece",
    [
        "<p ng-cloak>{{ a }}</p>",
        "<b class=n>{{ a }}</b>",
        "<b class=n>3</b>",
        "{{ a }} ",
        "{{",
        "{{ a <b></b>",
        "<br>{{ a }}",
        "<p :x={{a}}>",
        "<!-- {{ a }} ",
    ],
)
def test_hostile_pages_cost_what_they_measure(piece: str) -> None:
    page = html(f"<b class=n>{{{{ a }}}}</b><div ng-cloak>{piece * (200_000 // len(piece))}")
    started = time.process_time()
    unrendered_bindings(page.blocks, page.tree)
    assert time.process_time() - started < 2
