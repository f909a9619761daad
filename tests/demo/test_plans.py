"""Plans of faults as JSON: what is one, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.demo.faults import (
    Drip,
    HangUp,
    Play,
    RedirectAway,
    RedirectChain,
    RedirectLoop,
    Rule,
    Slow,
    Status,
    WrongCharset,
    WrongCoding,
    WrongLength,
    read_plan,
)

PLANS: list[tuple[str, Rule]] = [
    ('{"play": {"fault": "status", "status": 503, "retry_after": 3}}', Rule(play=Status(503, 3))),
    ('{"play": {"fault": "hang_up", "when": "in_body"}, "every": 4}', Rule(play=HangUp("in_body"), every=4)),
    ('{"play": {"fault": "slow", "seconds": 0.5}, "site": "doctor_reply"}', Rule(play=Slow(0.5), site="doctor_reply")),
    ('{"play": {"fault": "drip", "pieces": 3, "seconds": 1}, "nth": 2}', Rule(play=Drip(3, 1), nth=2)),
    ('{"play": {"fault": "wrong_length", "off_by": -5}}', Rule(play=WrongLength(-5))),
    ('{"play": {"fault": "redirect_loop"}, "paths": ["/a", "/b/*"]}', Rule(play=RedirectLoop(), paths=("/a", "/b/*"))),
    ('{"play": {"fault": "redirect_chain", "hops": 4}, "times": 1}', Rule(play=RedirectChain(4), times=1)),
    ('{"play": {"fault": "redirect_away", "url": "https://b.test/"}}', Rule(play=RedirectAway("https://b.test/"))),
    ('{"play": {"fault": "wrong_coding"}}', Rule(play=WrongCoding("gzip"))),
    ('{"play": {"fault": "wrong_charset", "charset": "big5"}}', Rule(play=WrongCharset("big5"))),
]


@pytest.mark.parametrize(("text", "rule"), PLANS)
def test_a_plan_is_read_from_json(text: str, rule: Rule) -> None:
    assert read_plan(f"[{text}]".encode()) == (rule,)


def test_every_fault_can_stand_in_a_plan() -> None:
    assert {type(rule.play) for _, rule in PLANS} == set(Play.__args__)


NO_PLANS = [
    b"",
    b"{}",
    b"[{}]",
    b'[{"play": {"fault": "flood"}}]',
    b'[{"play": {"fault": "status", "status": 200}}]',
    b'[{"play": {"fault": "drip", "pieces": 0, "seconds": 1}}]',
    b'[{"play": {"fault": "slow", "seconds": -1}}]',
    b'[{"play": {"fault": "slow", "seconds": 1, "minutes": 1}}]',
    b'[{"play": {"fault": "redirect_loop"}, "times": 0}]',
    b'[{"play": {"fault": "redirect_loop"}, "nth": 1, "every": 2}]',
    b'[{"play": {"fault": "redirect_loop"}, "path": "/a"}]',
    b'[{"play": {"fault": "redirect_loop"}, "site": "ask-panel.test"}]',
]


@pytest.mark.parametrize("text", NO_PLANS)
def test_what_is_no_plan_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="no plan of faults: "):
        read_plan(text)


@pytest.mark.parametrize("text", [None, NO_PLANS[4]], ids=["no file", "no plan"])
def test_the_command_refuses_a_wrong_plan_in_one_line(tmp_path: Path, text: bytes | None) -> None:
    plan = tmp_path / "plan.json"
    if text is not None:
        plan.write_bytes(text)
    command = [sys.executable, "-m", "crawler.demo", "--faults", str(plan)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("crawler.demo: ")
    assert result.stderr.count("\n") == 1
    assert "plan.json" in result.stderr
