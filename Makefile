# Commands for people; `make` alone lists them. Every target sets up .venv first.
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PEERS := .venv/.peers

# Passed on through the environment, so that no value is ever read as shell or make syntax.
export OUTPUT ?= output
export SITE URL PROFILE CONTACT PURPOSE FROM PRIVACY CLINICIANS SETTINGS WORKERS ENGINE DEMO_PAGES RECRAWL FRONTIER ALLOW_PRIVATE FORMAT TO ANSWERS SYSTEM PORT

.PHONY: help corpus crawl frontier replay normalize verify report explore export test check crash bench clean
.DEFAULT_GOAL := help

help: ## show this list
	@echo 'Everywhere OUTPUT=folder (output); crawl also RECRAWL=1|due, FRONTIER=postgresql://…, DEMO_PAGES=64'
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

corpus: ## the main job: crawl, then normalize
	@$(MAKE) --no-print-directory crawl
	@$(MAKE) --no-print-directory normalize

crawl: $(READY) ## crawl the demo sites, or go on with that; a live site: SITE=doctor_reply URL='https://…' CONTACT=you@example.org, or PROFILE=my-site.toml
	@if [ -n "$$PROFILE" ]; then \
	  $(BIN)/scrapy crawl $${SITE:+"$$SITE"} -a "profile=$$PROFILE" $${URL:+-a "urls=$$URL"} -s "OUTPUT=$$OUTPUT" \
	    -s "RECRAWL=$$RECRAWL" -s "FRONTIER=$$FRONTIER" -s "ALLOW_PRIVATE=$$ALLOW_PRIVATE" \
	    $${CONTACT:+-s "CONTACT=$$CONTACT"} $${PURPOSE:+-s "PURPOSE=$$PURPOSE"}; \
	elif [ -n "$$SITE$$URL$$CONTACT" ]; then \
	  $(BIN)/scrapy crawl "$$SITE" -a "urls=$$URL" -s "CONTACT=$$CONTACT" -s "OUTPUT=$$OUTPUT" \
	    -s "RECRAWL=$$RECRAWL" -s "FRONTIER=$$FRONTIER" -s "ALLOW_PRIVATE=$$ALLOW_PRIVATE" \
	    -s "PURPOSE=$${PURPOSE:-training}"; \
	else \
	  $(BIN)/scrapy demo --pages "$${DEMO_PAGES:-64}" -s "OUTPUT=$$OUTPUT" -s "RECRAWL=$$RECRAWL" -s "FRONTIER=$$FRONTIER"; \
	fi

frontier: $(READY) ## the state of the crawl; its failures with `.venv/bin/python -m crawler.frontier failures`
	@$(BIN)/python -m crawler.frontier --output "$$OUTPUT" $${FRONTIER:+--frontier "$$FRONTIER"}

replay: $(READY) ## read saved pages, no network: FROM=file-or-folder [SITE=auto | PROFILE=my-site.toml]
	@if [ -z "$$FROM" ]; then echo "make replay: name the pages with FROM=file-or-folder" >&2; exit 2; fi
	@$(BIN)/scrapy replay --site "$${SITE:-auto}" $${PROFILE:+--profile "$$PROFILE"} -s "OUTPUT=$$OUTPUT" "$$FROM"

normalize: $(READY) ## raw records to clean corpora: [PRIVACY=pseudonymize|keep] [CLINICIANS=keep|pseudonymize] [WORKERS=n] [ENGINE=ray] [SETTINGS=file.toml]; OUTPUT may be a URL such as s3://bucket/corpus
	@$(BIN)/python -m normalize --output "$$OUTPUT" \
	  $${PRIVACY:+--privacy "$$PRIVACY"} $${CLINICIANS:+--clinicians "$$CLINICIANS"} \
	  $${SETTINGS:+--settings "$$SETTINGS"} $${ENGINE:+--engine "$$ENGINE"} $${WORKERS:+--workers "$$WORKERS"}

verify: $(READY) ## prove the corpora: schema, counts, ledger, no artefacts, no teaser text, checksums
	@$(BIN)/python -m normalize verify --output "$$OUTPUT" $${ENGINE:+--engine "$$ENGINE"} $${WORKERS:+--workers "$$WORKERS"}

report: $(READY) ## what came in, what became of it, and what to look at: report.html, one page
	@$(BIN)/python -m normalize report --output "$$OUTPUT"

explore: $(READY) ## the corpora in a browser, on this machine alone: [PORT=8001]
	@$(BIN)/python -m normalize explore --output "$$OUTPUT" $${PORT:+--port "$$PORT"} || [ $$? = 130 ]

export: $(READY) ## other shapes of the corpora: FORMAT=chat|pairs|parquet|schema_org [TO=folder] [PURPOSE=…] [ANSWERS=each|best|all]
	@if [ -z "$$FORMAT" ]; then echo "make export: name a format with FORMAT=chat|pairs|parquet|schema_org" >&2; exit 2; fi
	@$(BIN)/python -m normalize export "$$FORMAT" --output "$$OUTPUT" $${TO:+--to "$$TO"} \
	  $${PURPOSE:+--purpose "$$PURPOSE"} $${ANSWERS:+--answers "$$ANSWERS"} $${SYSTEM:+--system "$$SYSTEM"}

test: $(READY) ## the test suite
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(READY) ## format, lint, types, architecture
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

crash: $(READY) ## kill crawls hundreds of times and compare what is left with undisturbed ones
	@$(BIN)/python -m tests.crash

bench: $(PEERS) ## ours beside its peers and the limits of this machine, in one table; BENCH=part: docs/benchmarks.md
	@$(BIN)/python -m tests.benchmarks

clean: ## remove the environment and all caches; corpora stay
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis .scrapy build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.txt
	@echo "Setting up .venv (once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "medqa-corpus needs Python 3.11 or newer: make PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

$(PEERS): requirements-bench.txt $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-bench.txt
	@touch $@
