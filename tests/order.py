"""The order in which files of tests are begun."""

from __future__ import annotations

LONGEST = (
    "security/test_hostile.py",
    "normalize/test_kills.py",
    "normalize/test_command_line.py",
    "normalize/protect/test_laws.py",
    "crash/test_sqlite.py",
    "crash/test_postgres.py",
    "crawl/test_pace.py",
    "crawl/test_faults.py",
    "cluster/test_many_machines.py",
    "cluster/test_many_hosts.py",
    "cluster/test_machine_fails.py",
    "cluster/test_same_corpus.py",
    "cluster/test_waiting.py",
    "cluster/test_server_goes.py",
    "frontier/test_endings.py",
    "frontier/test_stopped.py",
    "profile/test_command_line.py",
    "normalize/test_seed_orders.py",
    "normalize/test_pipeline.py",
    "normalize/graph/test_near.py",
    "reading/test_markup_attacks.py",
    "guard/test_patterns.py",
    "guard/test_page_bombs.py",
    "guard/test_bodies.py",
    "watch/test_whole_crawls.py",
    "demo/test_processes.py",
    "crawl/test_recrawl.py",
    "crawl/test_several.py",
    "crawl/test_opt_outs.py",
    "sites/test_third_style.py",
)
"""What takes ten seconds and more, or waits a lot, is begun first: no worker comes to it when the others are done."""
