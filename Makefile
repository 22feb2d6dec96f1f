# One word each. Every target sets up what it needs; VENV may point at an environment that already has it.
VENV ?= .venv
PYTHON ?= python3
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.communique-ready
DEMO_STAMP := $(VENV)/.communique-base

.PHONY: demo test lint score gains readings docs pictures bench serve shape

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --upgrade pip

$(DEMO_STAMP): pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -e '.[sources,web]'
	@$(RUN) -m compileall -q communique  # so that the first command waits for no compiler either
	@touch $@

$(STAMP): pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(RUN) -m compileall -q communique
	@touch $@ $(DEMO_STAMP)

demo: $(DEMO_STAMP)  ## read the sample releases and print the brief of South Korea and Canada
	@$(RUN) -m communique demo

test: $(STAMP)
	$(RUN) -m pytest -n 2

lint: $(STAMP)
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m codespell_lib README.md docs communique tests

score: $(STAMP)  ## score the reader on the annotated releases
	$(RUN) -m tests.gate

gains: $(STAMP)  ## what this tree reads more and less than main, over the stored releases
	$(RUN) -m benchmarks.gains

readings: $(STAMP)  ## rewrite tests/readings; review the diff
	$(RUN) -m tests.readings

docs: $(STAMP)
	$(RUN) -m tools.grammar_page
	$(RUN) -m cogapp -r README.md docs/*.md

pictures: $(STAMP)  ## take the pictures of the README anew
	$(RUN) -m tools.screenshots

bench: $(STAMP)  ## speed, start-up and memory, beside named baselines
	$(RUN) -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(RUN) -m benchmarks --write

serve: $(DEMO_STAMP)  ## your own register in the browser, else the demo's
	@test -f communique.db || test -f demo.db || $(RUN) -m communique demo >/dev/null
	$(RUN) -m communique serve --register "$${COMMUNIQUE_REGISTER:-$$(test -f communique.db && echo communique.db || echo demo.db)}"

shape: $(STAMP)  ## the five longest files and functions
	@$(RUN) -m tests.shape
