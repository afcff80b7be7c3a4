# Everything runs in .venv, which the first target that needs it makes; all it takes is make and Python 3.11 or newer.
# `make demo PYTHON=/path/to/python3.12` picks the interpreter.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

.PHONY: demo test test-full engines lint types check grammars docs pictures web test-web bench wheels test-compiled fuzz clean

demo: $(VENV)/cli.stamp
	$(BIN)/gaireport demo

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -q -n auto

# Ten times the examples of the round trips: all layouts, all pairs.
test-full: $(VENV)/dev.stamp
	HYPOTHESIS_PROFILE=full $(BIN)/python -m pytest -q -n auto tests/test_roundtrip.py

# The same documents through the local runner and every engine that can be installed; another table is a failure.
# The engines weigh gigabytes, and have an environment of their own.
ENGINES := .venv-engines
ROWS ?= 2000
engines: $(ENGINES)/engines.stamp
	$(ENGINES)/bin/python -m benchmarks.corpus engines --rows $(ROWS)

$(ENGINES)/engines.stamp: pyproject.toml
	"$(PYTHON)" -m venv $(ENGINES)
	$(ENGINES)/bin/python -m pip --quiet --quiet --disable-pip-version-check install -e '.[cli,corpus]'
	@for engine in spark ray daft dask; do \
		$(ENGINES)/bin/python -m pip --quiet --quiet --disable-pip-version-check install -e ".[$$engine]" || \
			echo "$$engine cannot be installed here"; \
	done
	@touch $@

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

check: lint types test

# The tables that Lark makes of the grammars, to be made anew where a grammar was edited.
grammars: $(VENV)/dev.stamp
	$(BIN)/python -m gaireport.grammars.lalr

# The pages of the documentation, in build/site; a link that leads nowhere ends it.
docs: $(VENV)/dev.stamp
	$(BIN)/python -m mkdocs build --strict

# The pictures of the READMEs, anew; it takes Chromium.
pictures: $(VENV)/dev.stamp
	$(BIN)/python docs/site/pictures.py

# The checker: one page for a double click and a folder for a host, in dist; it takes node and npm.
web: $(VENV)/dev.stamp
	$(BIN)/python web/build.py

# The built checker in Chromium, from file:// and with the network off; then tests of the project in its Python.
# What Hypothesis has been since is compiled, which no browser runs.
WEB_TESTS ?= tests/checker tests/checks tests/exports tests/tables tests/test_api.py tests/test_build.py \
	tests/test_cases.py tests/test_cells.py tests/test_grammar.py tests/test_lexer.py tests/test_tables.py
test-web: web
	$(BIN)/python -m pytest -q web/tests
	$(PIP) install --upgrade --target build/suite --no-deps hypothesis==6.135.0
	node web/python.mjs build/web/npm/pyodide/package \
		/project=.,/lib/python3.14/site-packages=$$($(BIN)/python -c 'import pytest; print(pytest.__path__[0] + "/..")') \
		web/suite.py $(WEB_TESTS)

# The pure wheel, which fits everywhere, and the one with machine code for this interpreter and machine.
wheels: $(VENV)/dev.stamp
	rm -rf dist
	$(PIP) wheel --no-deps -w dist .
	GAIREPORT_COMPILED=1 $(PIP) wheel --no-deps -w dist .

# The whole suite over machine code, and how many instructions it takes.
COMPILED := build/compiled
test-compiled: wheels
	rm -rf $(COMPILED)
	$(BIN)/python -m zipfile -e dist/*-cp*.whl $(COMPILED)
	PYTHONPATH=$(COMPILED) $(BIN)/python -P -c 'import gaireport.tokens.lexer as m; assert not m.__file__.endswith(".py")'
	PYTHONPATH=$(COMPILED) $(BIN)/pytest -q -n auto
	@if command -v valgrind > /dev/null; then $(BIN)/python -m benchmarks.instructions --compiled $(COMPILED); fi

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks.accuracy

# Atheris where it can be installed, mutations alone where it cannot. TIME is in seconds, for all targets together.
TIME ?= 600
fuzz: $(VENV)/dev.stamp
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(PIP) install -e '.[fuzz]' || echo "atheris cannot be installed here"
	$(BIN)/python -m fuzz.run --seconds $(TIME)

clean:
	rm -rf $(VENV) $(ENGINES) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The stamps: an environment is made once, and again when pyproject.toml changes.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "gaireport needs Python 3.11 or newer: make PYTHON=/path/to/python" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/cli.stamp: pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[cli]'
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/cli.stamp

# pip before 24 stops at the extras that several of the converters ask of lxml.
$(VENV)/bench.stamp: pyproject.toml | $(BIN)/python
	$(PIP) install --upgrade pip
	$(PIP) install -e '.[dev,bench]'
	@touch $@ $(VENV)/dev.stamp $(VENV)/cli.stamp
