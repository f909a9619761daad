"""`report.html`: what came in, what became of it, and what needs a look; one page that asks for nothing else.

    manifest, corpora + ledger, graph, raw heads ── tallies, a few chosen records ── sections ── templates ──► page

Sections are computed by pure functions, a file each; templates only print. Needs the extra `report`.
"""
