"""Robots.txt files, each with what it allows and what it forbids: RFC 9309, 2.2, part by part."""

from __future__ import annotations

from typing import NamedTuple

OURS = "knee-reader"


class Case(NamedTuple):
    """Paths that a robots.txt allows and forbids, parted by blanks."""

    name: str
    robots: str | bytes
    allowed: str = ""
    forbidden: str = ""
    agent: str = OURS


CLINIC = """
User-Agent: *
Disallow: *.pdf$
Disallow: /ward/
Allow: /leaflets/

User-Agent: knee-reader
Disallow:/
Allow:/ward/visitors.html
Allow:/ward/plan.pdf

User-Agent: hip-reader
User-Agent: hand-reader
Disallow: /ward/visitors.html

User-Agent: foot-reader

EOF
"""

GROUPS = [
    Case("5.1_own_group", CLINIC, "/ward/visitors.html /ward/plan.pdf /robots.txt", "/ /leaflets/ /a.pdf /ward/"),
    Case("5.1_star", CLINIC, "/ /leaflets/ /leaflets/a.pdf.html /a.pdf?x", "/a.pdf /ward/ /leaflet.pdf", "ear-reader"),
    Case("5.1_first_of_two_names", CLINIC, "/ /a.pdf /ward/", "/ward/visitors.html", "hip-reader"),
    Case("5.1_second_of_two_names", CLINIC, "/ /a.pdf /ward/", "/ward/visitors.html", "hand-reader"),
    Case("5.1_group_without_rules", CLINIC, "/ /a.pdf /ward/ /ward/visitors.html", "", "foot-reader"),
    Case("no_groups", "", "/ /a"),
    Case("no_group_for_us", "User-agent: other\nDisallow: /", "/ /a"),
    Case("rules_outside_any_group", "Disallow: /\nUser-agent: *\nDisallow: /a", "/ /b", "/a"),
    Case("star_only_without_own", "User-agent: *\nDisallow: /a\nUser-agent: knee-reader\nDisallow: /b", "/a", "/b"),
    Case("empty_disallow_of_own", "User-agent: *\nDisallow: /\nUser-agent: knee-reader\nDisallow:", "/ /a"),
    Case(
        "groups_of_one_token_combined",
        "User-agent: knee-reader\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: KNEE-READER\nDisallow: /c",
        "/b /",
        "/a /c",
    ),
    Case("groups_of_star_combined", "User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /c", "/b", "/a /c"),
    Case("case_of_the_line", "USER-AGENT: Knee-Reader\nDISALLOW: /a", "/A", "/a"),
    Case("case_of_the_agent", "User-agent: knee-reader\nDisallow: /a", "/b", "/a", "Knee-READER"),
    Case(
        "version_of_the_agent", "User-agent: knee-reader\nDisallow: /a", "/b", "/a", "knee-reader/0.1 (+https://a.test)"
    ),
    Case("version_in_the_line", "User-agent: knee-reader/2.0\nDisallow: /a", "/b", "/a"),
    Case("more_names_in_one_line", "User-agent: knee-reader, other\nDisallow: /a", "/b", "/a"),
    Case("underscore", "User-agent: knee_reader\nDisallow: /a", "/b", "/a", "knee_reader"),
    Case("no_prefix_of_ours", "User-agent: knee\nDisallow: /a", "/a"),
    Case("ours_is_no_prefix", "User-agent: knee-reader-images\nDisallow: /a", "/a"),
    Case("no_part_of_ours", "User-agent: reader\nDisallow: /a", "/a"),
    Case("star_behind_the_name", "User-agent: knee-reader*\nDisallow: /a", "/b", "/a"),
    Case("star_before_a_name_is_no_star", "User-agent: *reader\nDisallow: /a", "/a"),
    Case("names_nobody", "User-agent: *\nDisallow: /a\nUser-agent:\nDisallow: /b", "/b", "/a"),
    Case("digits_name_nobody", "User-agent: 123\nDisallow: /a", "/a", "", "456"),
    Case("agent_without_a_token_is_of_star", "User-agent: *\nDisallow: /a", "/b", "/a", "123bot"),
    Case("blank_lines_end_nothing", "User-agent: knee-reader\n\nUser-agent: other\n\n\nDisallow: /a", "/b", "/a"),
    Case(
        "comments_end_nothing", "User-agent: knee-reader # us\n# them:\nUser-agent: other\nDisallow: /a#b", "/b", "/a"
    ),
    Case(
        "other_records_end_no_group",
        "User-agent: knee-reader\nSitemap: /s.xml\nCrawl-delay: 2\nNoindex: /x\n???\nUser-agent: other\nDisallow: /a",
        "/x",
        "/a",
    ),
    Case(
        "other_records_between_rules", "User-agent: *\nDisallow: /a\nSitemap: /s\nHost: a\nDisallow: /b", "/c", "/a /b"
    ),
    Case("an_empty_rule_ends_the_names", "User-agent: knee-reader\nDisallow:\nUser-agent: other\nDisallow: /a", "/a"),
]

PATHS = [
    Case(
        "5.2_longest",
        "User-agent: *\nAllow: /ward/beds/\nDisallow: /ward/beds/a.gif",
        "/ward/beds/",
        "/ward/beds/a.gif",
    ),
    Case(
        "order_counts_nothing", "User-agent: *\nDisallow: /a/b/c\nAllow: /a/b\nDisallow: /a", "/a/b/d", "/a/b/c /a /a/c"
    ),
    Case("allow_wins_a_tie", "User-agent: *\nDisallow: /a\nAllow: /a", "/a /ab"),
    Case("allow_wins_a_tie_of_others", "User-agent: *\nDisallow: /a*c\nAllow: /ab*", "/abc", "/aac"),
    Case("octets_of_the_escaped_letter", "User-agent: *\nAllow: /*abcd\nDisallow: /é", "/aabcd", "/éabcd /%C3%A9"),
    Case("a_prefix", "User-agent: *\nDisallow: /fish", "/ /Fish /catfish /?id=/fish", "/fish /fish/ /fishes /fish?a=b"),
    Case("a_folder", "User-agent: *\nDisallow: /fish/", "/fish /fish.html", "/fish/ /fish/a /fish/?a"),
    Case("stars_at_the_end_say_nothing", "User-agent: *\nDisallow: /fish***", "/", "/fish /fishes"),
    Case("a_star_within", "User-agent: *\nDisallow: /*.php", "/ /php /a.PHP", "/a.php /a.php5 /a/b.php?c /.php"),
    Case("an_end", "User-agent: *\nDisallow: /*.php$", "/a.php? /a.php5 /a.php/ /a.phP", "/a.php /b/.php /a.php/b.php"),
    Case("parts_in_their_order", "User-agent: *\nDisallow: /a*b*c", "/acb /a/c /bac", "/abc /axbxc /abbc/d /a?b=c"),
    Case("parts_do_not_overlap", "User-agent: *\nDisallow: /ab*ba$", "/aba /ab /abaa", "/abba /abxba /ababa"),
    Case("parts_within_do_not_overlap", "User-agent: *\nDisallow: /*ab*ba*", "/aba /ab/a", "/abba /abxba/c"),
    Case("a_fragment_is_no_part_of_it", "User-agent: *\nDisallow: /a$", "/a?#b", "/a#b /a#"),
    Case("the_root_alone", "User-agent: *\nDisallow: /$", "/a /?", "/"),
    Case("a_lone_end_matches_nothing", "User-agent: *\nDisallow: $", "/ /a"),
    Case("a_lone_star", "User-agent: *\nDisallow: *", "/robots.txt", "/ /a"),
    Case("a_dollar_within_is_a_letter", "User-agent: *\nDisallow: /a$b", "/a /ab", "/a$b /a$bc /a%24b"),
    Case("escaped_dollar", "User-agent: *\nDisallow: /a%24", "/a", "/a$ /a%24 /a$b"),
    Case("escaped_star", "User-agent: *\nDisallow: /a%2Ab", "/ab /axb /axxxb", "/a*b /a%2ab"),
    Case("no_slash_before", "User-agent: *\nDisallow: a", "/a /"),
    Case("query", "User-agent: *\nDisallow: /a?b=c", "/a /a?b=d /a%3Fb=c", "/a?b=c /a?b=cd"),
    Case(
        "query_with_a_url", "User-agent: *\nDisallow: /a?b=https://c", "/a?b=c", "/a?b=https://c /a?b=https%3A%2f%2Fc"
    ),
    Case("query_with_an_escaped_path", "User-agent: *\nDisallow: /a?b=%2fc", "/a/c", "/a?b=/c /a?b=%2Fc"),
    Case("star_reaches_into_the_query", "User-agent: *\nDisallow: /*/c", "/c", "/a?b=/c /a?b=%2Fc /a/c"),
    Case("slash_in_the_path", "User-agent: *\nDisallow: /a/b", "/a%2Fb", "/a/b"),
    Case("escaped_slash_in_the_path", "User-agent: *\nDisallow: /a%2Fb", "/a/b", "/a%2fb /a%2Fbc"),
    Case("utf8", "User-agent: *\nDisallow: /ward/膝", "/ward/ /ward/%E8", "/ward/膝 /ward/%E8%86%9D /ward/%e8%86%9d/a"),
    Case("escaped_utf8", "User-agent: *\nDisallow: /ward/%E8%86%9D", "/ward/", "/ward/膝 /ward/%e8%86%9D"),
    Case("escaped_letters", "User-agent: *\nDisallow: /%6B%6e%65%65", "/%4Bnee", "/knee /%6bnee /kn%65%65"),
    Case("escaped_letters_in_the_url", "User-agent: *\nDisallow: /~knee", "/knee", "/%7Eknee /%7eknee /~knee"),
    Case("reserved_letters", "User-agent: *\nDisallow: /a:b(c)", "/a", "/a:b(c) /a%3Ab%28c%29"),
    Case("blank_within", "User-agent: *\nDisallow: /a b", "/a", "/a%20b"),
    Case("a_percent_that_escapes_nothing", "User-agent: *\nDisallow: /100%", "/100", "/100% /100%a /100%zz"),
    Case("octets_that_are_no_utf8", b"User-agent: *\nDisallow: /caf\xe9", "/caf /caf%E8 /café", "/caf%E9 /caf%e9s"),
    Case(
        "this_file_is_always_allowed",
        "User-agent: *\nDisallow: /",
        "/robots.txt /robots.tx%74 /robots.txt?a",
        "/robots.txt/ /a",
    ),
    Case(
        "this_file_is_allowed_against_its_rule", "User-agent: *\nDisallow: /robots.txt", "/robots.txt", "/robots.txt.gz"
    ),
]

FILES = [
    Case("utf8_mark", b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", "/b", "/a"),
    Case("utf16", "User-agent: *\nDisallow: /a\nDisallow: /膝".encode("utf-16"), "/b", "/a /膝"),
    Case("utf16_without_a_mark", "User-agent: *\r\nDisallow: /a".encode("utf-16-le"), "/b", "/a"),
    Case("carriage_returns", b"User-agent: *\rDisallow: /a\rDisallow: /b", "/c", "/a /b"),
    Case("both_at_once", b"User-agent: *\r\n\r\nDisallow: /a\r\nDisallow: /b\r\n", "/c", "/a /b"),
    Case(
        "nothing_else_ends_a_line",
        "User-agent: *\nAllow: /b\x0cDisallow: /c\x85Disallow: /d\nDisallow: /a",
        "/c /d",
        "/a",
    ),
    Case("nul", b"User-agent: *\0\nDisallow: /a\0\0\n\0", "/b", "/a"),
    Case("bad_utf8_before", b"\xff\xfa\xc3\n\xffUser-agent: other\nUser-agent: *\nDisallow: /a", "/b", "/a"),
    Case("blanks_everywhere", " \t User-agent \t : \t * \t \n \t Disallow \t:\t/a\t \u00a0", "/b", "/a"),
    Case("no_blanks", "User-agent:*\nDisallow:/a", "/b", "/a"),
    Case("comment_right_behind", "User-agent: *#all\nDisallow: /a#b\n#Disallow: /c\nDisallow: #/d", "/c /d", "/a /ab"),
    Case("misspelt", "useragent: *\nDissallow: /a\nDisalow: /b\nuser agent: other\nDisallow: /c", "/c", "/a /b"),
    Case("without_colon", "User-agent *\nDisallow /a\nDisallow /b:c", "/b", "/a /b:c"),
    Case("other_keys", "User-agent: *\nNoindex: /a\nDisallowed: /b\nDisallow-not: /c\nX Disallow: /d", "/a /b /c /d"),
    Case("another_key_of_two_words", "User-agent: *\nDisallow /a: b", "/a /a:%20b"),
    Case("html_instead", "<!doctype html>\n<p>User-agent: *</p>\n<p>Disallow: /</p>", "/ /a"),
]
