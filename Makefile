# `make brief` is all that a fresh machine needs; `make help` lists the rest.
PIP = .venv/bin/python -I -m pip install -qq --disable-pip-version-check --no-input --constraint .ci/constraints.txt
DECLARED = pyproject.toml .ci/constraints.txt

.DEFAULT_GOAL := help
.PHONY: help install develop brief test check lint format types layers docs pdf browser bench soak days lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '  make %-9s %s\n' "$$name" "$$what"; done

brief: .venv/.installed ## a brief of the documents in seeds/, written to output/
	@.venv/bin/python -m briefgen brief seeds/

install: .venv/.installed ## briefgen in .venv, with everything it runs on

develop: .venv/.developing ## the same, with everything that tests and checks run on

test: .venv/.developing ## every test; ARGS="-k words" passes options to pytest
	@.venv/bin/python -m pytest $(ARGS)

check: lint types layers docs ## lint, format, types, import rules, documentation

lint: .venv/.developing ## ruff's rules and ruff's format
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

format: .venv/.developing ## the same, mended where ruff can
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

types: .venv/.developing ## mypy --strict over package and tests
	.venv/bin/mypy

layers: .venv/.developing ## the import rules of pyproject.toml
	.venv/bin/lint-imports --no-cache

docs: .venv/.developing ## the documentation's links, and every command it shows
	.venv/bin/python -m pytest --quiet tests/test_docs.py

browser: .venv/.developing ## pages in headless Chromium: accessibility, width, requests, valid HTML
	.ci/browser/run

pdf: .venv/.developing ## PDFs by qpdf and pdffonts: structure, fonts embedded and mapped
	.ci/pdf

bench: .venv/.developing ## how long things take, each beside a yardstick
	.venv/bin/python -m pytest --quiet --capture=no tests/benchmarks/test_*.py

soak: .venv/.developing ## kills and damage by the hundred, of which the tests do a few; a real cron
	BRIEFGEN_SOAK=100 .venv/bin/python -m pytest --quiet tests/test_archive_damage.py tests/test_job_killed.py
	BRIEFGEN_SOAK=1 .venv/bin/python -m pytest --quiet --capture=no tests/test_sources_runs.py
	BRIEFGEN_SOAK=50 .venv/bin/python -m pytest --quiet --capture=no tests/test_delivery_kills.py tests/test_schedule_cron.py

days: .venv/.developing ## an edition a day, proved and compared: ARTICLES=FILE, JSON lines with "date" and "text"
	@mkdir -p build/days && rm -f build/days/*.db
	@.venv/bin/python -m tests.day_by_day "$(ARTICLES)" build/days

lock: .venv/bin/python ## newest versions that fit pyproject.toml, into .ci/constraints.txt
	.venv/bin/python .ci/lock.py

clean: ## back to a fresh clone; briefs in output/ stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .ci/browser/node_modules build dist
	find briefgen tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Missing, or a link to a Python that is gone.
.venv/bin/python:
	@.ci/machine

# What builds comes first and is pinned too, so that nothing is built with whatever is newest today.
.venv/.installed: .venv/bin/python $(DECLARED)
	@echo "Installing briefgen in .venv ..."
	@$(PIP) setuptools wheel hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/.developing: .venv/.installed
	@echo "Installing what tests and checks need in .venv ..."
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@
