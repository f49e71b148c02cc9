# `make demo` and `make test` work from a bare clone. Python 3.11 or newer and make are all they
# need; every other target likewise installs what it uses, once.

PYTHON ?= python3
VENV ?= .venv
DOCS ?= docs/_build
DIST ?= dist
SECONDS ?= 60

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SPHINX := $(BIN)/python -m sphinx -n -W --keep-going -q
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.NOTPARALLEL:
.SECONDARY:
.PHONY: help demo test lint types docs bench fuzz grammar dist clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(firstword $(MAKEFILE_LIST)) \
	| while IFS='|' read -r name what; do printf 'make %-8s  %s\n' "$$name" "$$what"; done

demo: $(INSTALLED)-core ## Read and check the samples in examples/
	@$(BIN)/python examples/demo.py
	@echo
	@echo '$$ gaiparse check examples'
	@$(BIN)/gaiparse check examples || test $$? -eq 2  # one sample has a row that stays open, on purpose

test: $(INSTALLED)-test ## Run the whole test suite
	@$(BIN)/python -m pytest --numprocesses auto

lint: $(INSTALLED)-lint ## Check format and style
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/python tools/compile_grammar.py --check

types: $(INSTALLED)-lint $(INSTALLED)-test ## Check the types, strictly
	@$(BIN)/mypy --strict

docs: $(INSTALLED)-docs ## Build the documentation and run its examples
	@$(SPHINX) -b html -d $(DOCS)/doctrees docs $(DOCS)/html
	@$(SPHINX) -b doctest -d $(DOCS)/doctrees docs $(DOCS)/doctest
	@echo 'Open $(DOCS)/html/index.html'

bench: $(INSTALLED)-core ## Measure the speed
	@$(BIN)/python benchmarks/run.py

fuzz: $(INSTALLED)-test $(INSTALLED)-fuzz ## Look for inputs that do harm, a minute a format
	@$(BIN)/python tools/fuzz.py --seconds $(SECONDS)

grammar: $(INSTALLED)-core ## Compile the grammar
	@$(BIN)/python tools/compile_grammar.py

dist: $(INSTALLED)-dist ## Build wheel and source distribution
	@$(BIN)/python -m build --outdir $(DIST) .

clean: ## Remove everything that make has made
	rm -rf $(VENV) $(DOCS) $(DIST) finds .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

# One stamp for the environment, one for the package in it, one for each dependency group.

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'gaiparse needs Python 3.11 or newer, and there is no "$(PYTHON)" here.' \
	    'Name one: make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "gaiparse needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
	    'Name another: make PYTHON=/path/to/python3' >&2; exit 1; }
	@echo 'Setting up $(VENV) ...'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip
	@touch $@

$(INSTALLED)-core: pyproject.toml $(VENV)/.made
	@$(PIP) install --editable .
	@touch $@

$(INSTALLED)-%: pyproject.toml $(INSTALLED)-core
	@$(PIP) install --group $*
	@touch $@
