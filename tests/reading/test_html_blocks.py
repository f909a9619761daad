"""HTML into blocks: lines, gaps, lists, code and the marks that the markup lays on a line."""

from __future__ import annotations

import pytest

from crawler.reading.blocks import Link, printed
from crawler.reading.limits import MAX_DEPTH
from tests.reading.markup import blocks, gaps, texts


class TestLines:
    def test_neighbouring_elements_are_not_glued(self) -> None:
        assert texts("<div>One two</div><div>three</div>") == ["One two", "three"]

    def test_neighbouring_cells_are_not_glued(self) -> None:
        assert texts("<table><tr><td>One</td><td>two</td></tr><tr><td>three</td></tr></table>") == [
            "One",
            "two",
            "three",
        ]

    def test_text_beside_an_element_is_not_glued_to_it(self) -> None:
        assert texts("before<p>inside</p>behind") == ["before", "inside", "behind"]

    def test_inline_elements_part_no_word(self) -> None:
        assert texts("<p>fore<b>head</b><i>s</i> H<sub>2</sub>O</p>") == ["foreheads H2O"]

    def test_line_break(self) -> None:
        assert gaps("<p>one<br>two<BR/>three</p>") == [("one", 0), ("two", 0), ("three", 0)]

    def test_two_line_breaks_part_paragraphs(self) -> None:
        assert gaps("<p>one<br><br>two<br> <br>\n<br>three</p>") == [("one", 0), ("two", 1), ("three", 2)]

    def test_paragraphs_stand_apart_and_divisions_do_not(self) -> None:
        assert gaps("<p>one</p><p>two</p><div>three</div><div>four</div>") == [
            ("one", 0),
            ("two", 1),
            ("three", 1),
            ("four", 0),
        ]

    def test_white_space_is_folded_and_no_break_spaces_stay(self) -> None:
        assert texts("<p>\n  5&nbsp;mg\t of\n it </p>") == ["5\u00a0mg of it"]

    def test_empty_elements_are_no_blocks(self) -> None:
        assert texts("<p></p><p> </p><div><br></div><p>one</p>") == ["one"]

    def test_newlines_that_the_style_keeps(self) -> None:
        assert gaps('<p style="white-space: pre-line">one\ntwo\n\nthree</p>') == [("one", 0), ("two", 0), ("three", 1)]


class TestEntities:
    def test_decoded_once(self) -> None:
        assert texts("<p>&amp;lt;b&amp;gt; &lt;i&gt; &amp;amp;</p>") == ["&lt;b&gt; <i> &amp;"]

    def test_named_and_numbered(self) -> None:
        assert texts("<p>5&#189; &micro;g &#x2013; caf&eacute;</p>") == ["5½ µg – café"]

    def test_a_lone_ampersand_is_itself(self) -> None:
        assert texts("<p>Q & A, R&D</p>") == ["Q & A, R&D"]


class TestLists:
    def test_bullets(self) -> None:
        assert [block.marker for block in blocks("<ul><li>one<li>two</ul>")] == ["- ", "- "]

    def test_numbers(self) -> None:
        assert [block.marker for block in blocks("<ol><li>one</li><li>two</li></ol>")] == ["1. ", "2. "]

    def test_numbers_from_start_and_value(self) -> None:
        assert [block.marker for block in blocks('<ol start="3"><li>c<li value="7">g<li>h</ol>')] == [
            "3. ",
            "7. ",
            "8. ",
        ]

    @pytest.mark.parametrize("start", ["-1", "x", "", "²", "99999999999999999999"])
    def test_numbers_from_a_start_that_is_none_begin_at_one(self, start: str) -> None:
        assert [block.marker for block in blocks(f'<ol start="{start}"><li>one</ol>')] == ["1. "]

    def test_numbers_go_on_behind_a_nested_list(self) -> None:
        nested = "<ol><li>one<ul><li>inner</ul><li>two</ol>"
        assert [(block.marker, block.text) for block in blocks(nested)] == [
            ("1. ", "one"),
            ("- ", "inner"),
            ("2. ", "two"),
        ]

    def test_marker_stands_on_the_first_line_of_an_item(self) -> None:
        assert [block.marker for block in blocks("<ul><li><p>one</p><p>more of one</p></li></ul>")] == ["- ", ""]

    def test_printed_with_its_marker(self) -> None:
        assert printed(blocks("<p>Take:</p><ul><li>rest<li>tea</ul>")) == "Take:\n\n- rest\n- tea"

    def test_an_item_with_a_bullet_of_its_own_gets_no_second_one(self) -> None:
        assert printed(blocks("<p>Take:</p><ul><li>• rest<li>2) tea</ul>")) == "Take:\n\n• rest\n2) tea"

    def test_a_list_of_the_page_around_all_the_text_marks_nothing(self) -> None:
        assert printed(blocks("<ul><li><p>An answer.</p><p>Its end.</p></li></ul>")) == "An answer.\n\nIts end."


class TestCode:
    def test_code_in_a_line(self) -> None:
        assert texts("<p>use <code>{{ name }}</code> here</p>") == ["use `{{ name }}` here"]

    def test_preformatted_lines_are_one_block_as_they_stand(self) -> None:
        (block,) = blocks("<pre>\nif x:\n    y  = 1\n\nend\n</pre>")
        assert (block.text, block.code) == ("if x:\n    y  = 1\n\nend", True)

    def test_code_in_preformatted_lines_has_no_backticks(self) -> None:
        assert printed(blocks("<pre><code>x = 1</code></pre>")) == "```\nx = 1\n```"


class TestMarks:
    @pytest.mark.parametrize("mark", ["ng-cloak", "v-cloak", 'class="x ng-cloak"', "x-cloak"])
    def test_cloaked(self, mark: str) -> None:
        (block,) = blocks(f"<div {mark}><b>{{{{ n > 0 ? n : 0 }}}}</b></div>")
        assert block.cloaked
        assert block.is_template

    def test_a_binding_that_is_not_cloaked_is_no_template(self) -> None:
        (block,) = blocks("<p>{{ n }}</p>")
        assert not block.is_template

    @pytest.mark.parametrize(
        "mark",
        [
            "hidden",
            'style="display:none"',
            "style='color:red; Display : None'",
            'class="ng-hide"',
            'style="visibility:hidden"',
        ],
    )
    def test_hidden(self, mark: str) -> None:
        assert texts(f"<p>one</p><div {mark}>two<p>three</p></div><p>four</p>") == ["one", "four"]
        assert [block.text for block in blocks(f"<p>one</p><div {mark}>two</div>") if block.hidden] == ["two"]

    @pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "svg", "iframe"])
    def test_what_no_browser_prints(self, tag: str) -> None:
        assert texts(f"<p>one <{tag}>two</{tag}>three</p>") == ["one three"]

    @pytest.mark.parametrize(
        "markup",
        [
            "<nav>x</nav>",
            "<button>x</button>",
            "<header>x</header>",
            "<footer><p>x</p></footer>",
            "<aside>x</aside>",
            '<div role="navigation">x</div>',
            '<div role="Dialog"><p>x</p></div>',
        ],
    )
    def test_furniture(self, markup: str) -> None:
        assert [block.chrome for block in blocks(f"{markup}<p>text</p>")] == [True, False]

    def test_header_and_footer_of_an_article_are_content(self) -> None:
        assert [block.chrome for block in blocks("<article><header>x</header><footer>y</footer></article>")] == [
            False,
            False,
        ]

    def test_header_with_the_pages_title_is_content(self) -> None:
        assert [block.chrome for block in blocks("<header><h1>Title</h1></header>")] == [False]

    def test_heading_levels(self) -> None:
        assert [block.level for block in blocks("<h1>a</h1><h3><span>b</span></h3><p>c</p>")] == [1, 3, 0]

    def test_bold_is_a_line_that_is_bold_throughout(self) -> None:
        markup = "<p><b>all</b></p><p><b>half</b> of it</p><p style='font-weight: 700'>styled</p>"
        assert [block.bold for block in blocks(markup)] == [True, False, True]

    def test_label_of_a_picture_stands_with_the_line_that_follows(self) -> None:
        (block,) = blocks('<div><img src=x alt="4.5 out of 5 stars"></div><div>39 reviews</div>')
        assert (block.text, block.labels) == ("39 reviews", ("4.5 out of 5 stars",))


class TestLinks:
    def test_link_with_its_target(self) -> None:
        (block,) = blocks('<p>see <a href=" /dr/x ">Dr  <b>X</b></a>, MD</p>')
        assert (block.text, block.links, block.is_link) == ("see Dr X, MD", (Link("Dr X", "/dr/x"),), False)

    def test_line_of_links_alone(self) -> None:
        (block,) = blocks('<li><a href="/a">One</a> <a href="/b">two</a></li>')
        assert block.is_link

    def test_link_around_several_lines_is_one_in_each(self) -> None:
        markup = '<a href="/q"><h3>Title</h3><p>cut te...</p></a><p>behind</p>'
        assert [block.links for block in blocks(markup)] == [(Link("Title", "/q"),), (Link("cut te...", "/q"),), ()]

    def test_link_that_begins_within_a_line_and_ends_in_the_next(self) -> None:
        markup = '<div>by <a href="/x">Ada<br>Frost</a>, MD</div>'
        assert [(block.text, block.links) for block in blocks(markup)] == [
            ("by Ada", (Link("Ada", "/x"),)),
            ("Frost, MD", (Link("Frost", "/x"),)),
        ]

    def test_anchor_without_a_target_is_no_link(self) -> None:
        assert [block.links for block in blocks('<p><a name="top">one</a></p>')] == [()]


class TestForeignMarkup:
    def test_uppercase_tables_that_nobody_closed(self) -> None:
        markup = "<TABLE><TR><TD>One two<TD>three<TR><TD><B>four</B><P>five<LI>six</TABLE>seven"
        assert texts(markup) == ["One two", "three", "four", "five", "six", "seven"]

    def test_elements_of_a_sites_own_making_that_stand_alone_are_lines(self) -> None:
        assert texts("<qa-title>One</qa-title><qa-body>two</qa-body>") == ["One", "two"]

    def test_elements_of_a_sites_own_making_within_a_line_are_inline(self) -> None:
        assert texts("<p>an <x-tip>inner</x-tip> word</p>") == ["an inner word"]

    def test_upper_and_lower_case_read_the_same(self) -> None:
        markup = '<div class="a"><p>one<br>two</p><ul><li>three</li></ul></div>'
        assert printed(blocks(markup.upper())) == (printed(blocks(markup)) or "").upper()

    def test_comments_and_instructions_part_no_word(self) -> None:
        assert texts("<p>fore<!-- x -->head <?php echo 1 ?>here</p>") == ["forehead here"]


def test_deep_nesting_up_to_the_limit_is_read() -> None:
    depth = MAX_DEPTH - 2
    assert texts("<div>" * depth + "text" + "</div>" * depth) == ["text"]
