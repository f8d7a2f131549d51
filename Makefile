# Two commands for a newcomer: `make report` and `make test`. The rest is for those who change the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: report test check bench fuzz manual clean

report: $(STAMP)
	$(BIN)/countertrade demo --out out/russia-north-korea.html

test: $(STAMP)
	$(BIN)/pytest -n auto --dist worksteal

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal

# the evaluation data and its scorers lie beside the checkout; name other places with DATA=… SCORING=… SHARED=…
SHARED ?= ../shared
DATA ?= $(SHARED)/data
SCORING ?= $(SHARED)/scoring

bench: $(STAMP)
	$(BIN)/python bench/engine.py --shared $(SHARED)/bench
	$(BIN)/python bench/reading.py $(DATA) --scoring $(SCORING)
	$(BIN)/python bench/tracing.py $(DATA) --scoring $(SCORING)
	$(BIN)/python bench/interval_coverage.py
	$(BIN)/python bench/page.py
	$(BIN)/python bench/archive.py

# readable without a network; the commands in its pages and the notebooks are run anew
manual: $(STAMP)
	$(BIN)/python -m tests.manual
	$(BIN)/python -m tests.api.notebooks
	$(BIN)/python -m countertrade.cli.manual > docs/commands.md
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs out/manual

fuzz: $(STAMP)
	$(BIN)/python bench/fuzz.py

# wheels only: no script of a package runs when it is installed; the project itself is built by what is installed by then
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WHEELS := --require-hashes --only-binary :all:

$(STAMP): bootstrap.txt constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install $(WHEELS) -r bootstrap.txt
	$(PIP) install $(WHEELS) -r constraints.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $(STAMP)

clean:
	rm -rf $(VENV) out
