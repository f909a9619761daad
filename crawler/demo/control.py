"""The paths of the server's own address, beside those of the sites: for tests that run it in a process of its own.

`GET /_log` gives the access log as JSON; `PUT /_edition` shows the edition whose number is the body; `PUT /_faults`
plays the plan that is the body; `PUT /_redesign` redesigns each site after some of its question pages more:
`{"redesign": "promotion", "after": 30}`.
"""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from crawler.demo.answers import Answer, error
from crawler.demo.faults import read_plan
from crawler.demo.playing import Playing
from crawler.demo.redesign import Redesign
from crawler.demo.site import DemoPage
from crawler.demo.state import State

OWN_HOSTS = frozenset({"127.0.0.1", "localhost"})
LOG_PATH = "/_log"
EDITION_PATH = "/_edition"
FAULTS_PATH = "/_faults"
REDESIGN_PATH = "/_redesign"


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the sites are to become, and after how many question pages of each."""

    redesign: Redesign
    after: int = 0


def control(state: State, method: str, path: str, body: bytes) -> Answer:
    """Answer a request for the server's own address; what it asks for is done by then."""
    try:
        if (method, path) == ("GET", LOG_PATH):
            log = msgspec.json.encode(state.access_log)
            return Answer(HTTPStatus.OK, DemoPage(log, "application/json"))
        if (method, path) == ("PUT", EDITION_PATH) and state.editions:
            state.show(state.editions(int(body), None))
        elif (method, path) == ("PUT", REDESIGN_PATH) and state.editions:
            order = msgspec.json.decode(body, type=Order)
            state.show(state.editions(0, order.redesign), order.after)
        elif (method, path) == ("PUT", FAULTS_PATH):
            state.playing = Playing(read_plan(body))
        else:
            return error(HTTPStatus.NOT_FOUND)
    except ValueError as wrong:
        return Answer(HTTPStatus.BAD_REQUEST, DemoPage(f"{wrong}\n".encode(), "text/plain; charset=utf-8"))
    return Answer(HTTPStatus.OK, DemoPage(b"", "text/plain"))
