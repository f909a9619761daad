"""Ways to make a crawler ask a service inside: a second port of this machine, the metadata service of a cloud."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.demo.hostile.case import DOMAIN, FORBIDDEN, ORIGIN, Case, Group, Reply
from crawler.demo.hostile.pages import moved, sitemap, text
from crawler.demo.truth import Style

_STYLE: Style = "doctor_panel"
_SPELLINGS: Mapping[str, str] = {
    "dotted": "127.0.0.1",
    "another": "127.8.8.8",
    "decimal": "2130706433",
    "hex": "0x7f000001",
    "octal": "0177.0.0.1",
    "short": "127.1",
    "zero": "0.0.0.0",  # noqa: S104 - what is asked for, nothing listens there
    "mapped": "[::ffff:127.0.0.1]",
    "nat64": "[64:ff9b::7f00:1]",
    "loopback6": "[::1]",
    "localhost": "localhost",
    "dot": "localhost.",
    "fullwidth": "127。0。0。1",
    "circled": "①②⑦.0.0.1",
}
_METADATA = "http://169.254.169.254/latest/meta-data/"
_ANSWER = "no connection is made; the good pages are had"


def _secret(host: str) -> str:
    return f"http://{host}:{FORBIDDEN}/question/secret"


def _by_redirect(name: str, target: str, attack: str, status: int = 302) -> Case:
    return Case(
        name=name,
        attack=attack,
        answer=_ANSWER,
        replies={"/question/in": moved(target, status)},
        links=["/question/in"],
        drops=["/question/in"],
        asks=["/question/in"],
    )


def _by_link(name: str, target: str, attack: str) -> Case:
    return Case(name=name, attack=attack, answer=_ANSWER, links=[target])


def _by_document(name: str, attack: str, replies: Mapping[str, Reply]) -> Case:
    return Case(name=name, attack=attack, answer=_ANSWER, replies=replies)


_INSIDE = _secret("127.0.0.1")

ADDRESSES = Group(
    "Addresses inside",
    _STYLE,
    (
        *(
            _by_redirect(f"redirect-{name}", _secret(host), f"a redirect to {host}")
            for name, host in _SPELLINGS.items()
        ),
        *(
            _by_link(f"link-{name}", _secret(host), f"a link to {host}")
            for name, host in _SPELLINGS.items()
            if name in ("dotted", "decimal", "mapped", "localhost")
        ),
        _by_redirect("redirect-metadata", _METADATA, "a redirect to 169.254.169.254"),
        _by_link("link-metadata", f"{_METADATA}question/secret", "a link to 169.254.169.254"),
        _by_redirect("redirect-permanent", _INSIDE, "a 308 to 127.0.0.1", 308),
        _by_redirect("redirect-name", _secret(f"inside.{DOMAIN}"), "a redirect to a name that resolves to 127.0.0.1"),
        _by_redirect("redirect-port", _secret(f"redirect-port.{DOMAIN}"), "a redirect to another port of the host"),
        Case(
            name="robots-inside",
            attack="robots.txt leads to 127.0.0.1",
            answer="no connection is made; nobody knows the rules, so nothing is asked for",
            replies={"/robots.txt": moved(_INSIDE)},
            is_open=None,
        ),
        _by_document(
            "sitemap-named",
            "robots.txt names a sitemap on 127.0.0.1",
            {"/robots.txt": text(f"User-agent: *\nDisallow:\nSitemap: {_INSIDE}.xml\n")},
        ),
        _by_document(
            "sitemap-entry", "a sitemap names pages on 127.0.0.1", {"/sitemap.xml": sitemap(_INSIDE, _METADATA)}
        ),
        _by_document(
            "sitemap-index",
            "a sitemap index names one on 127.0.0.1",
            {"/sitemap.xml": sitemap(f"{_INSIDE}.xml", tag="sitemap")},
        ),
        _by_document("sitemap-redirect", "the sitemap leads to 127.0.0.1", {"/sitemap.xml": moved(_INSIDE)}),
        _by_document(
            "license-inside",
            "the RSL licence is on 127.0.0.1",
            {"/robots.txt": text(f"User-agent: *\nDisallow:\nLicense: {_INSIDE}\n")},
        ),
        _by_document("tdmrep-inside", "tdmrep.json leads to 127.0.0.1", {"/.well-known/tdmrep.json": moved(_INSIDE)}),
        _by_document("ai-txt-inside", "ai.txt leads to 127.0.0.1", {"/ai.txt": moved(_INSIDE)}),
        Case(
            name="refresh-inside",
            attack="Refresh header and meta refresh to 127.0.0.1",
            answer=_ANSWER,
            replies={
                "/questions/refresh": Reply(
                    body=f'<meta http-equiv="refresh" content="0;url={_INSIDE}"><p>On</p>'.encode(),
                    headers=(("Refresh", f"0;url={_INSIDE}"),),
                )
            },
            links=["/questions/refresh"],
            asks=["/questions/refresh"],
        ),
        Case(
            name="base-inside",
            attack="<base> makes every link lead to 127.0.0.1",
            answer=_ANSWER,
            replies={
                "/questions/base": Reply(
                    body=f'<base href="http://127.0.0.1:{FORBIDDEN}/"><a href="/question/secret">On</a>'.encode()
                )
            },
            links=["/questions/base"],
        ),
        Case(
            name="name-inside",
            attack="a public name, given as a start URL, whose address is 127.0.0.1",
            answer="the address is checked at connect time: no connection is made",
            is_open=False,
            is_named=False,
            never=".*",
        ),
        Case(
            name="redirect-userinfo",
            attack="a redirect to https://<this host>@127.0.0.1",
            answer=_ANSWER,
            replies={"/question/in": moved(f"{ORIGIN}@127.0.0.1:{FORBIDDEN}/question/secret")},
            links=["/question/in"],
            drops=["/question/in"],
        ),
    ),
)
