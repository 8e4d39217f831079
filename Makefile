# make demo: set up and show what marsad does.  make test: set up and run every check.
# make serve: read, search and review the dispatches of the repository in the browser.
# make bench: measure speed, memory and growth.  make fuzz: look for inputs that break something.
# make workbench: build the browser app, which needs Node 20.19 or newer.
VENV := .venv
BIN := $(VENV)/bin
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: demo serve test bench fuzz lint workbench clean

demo: $(VENV)/.installed
	@$(BIN)/marsad demo

serve: $(VENV)/.installed workbench
	@mkdir -p build
	@test -f build/dispatches.db || { $(BIN)/marsad add evaluation/dispatches/articles.jsonl src/marsad/samples/dispatches.jsonl \
	  --archive build/dispatches.db && $(BIN)/marsad stories --archive build/dispatches.db >/dev/null; }
	@$(BIN)/marsad serve --archive build/dispatches.db --open

test: $(VENV)/.installed-dev lint workbench
	$(BIN)/marsad knowledge check
	$(BIN)/python -m pytest -r s

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Without Node everything but the browser app is there, and this says so.
NODE_ENOUGH := const [a, b] = process.versions.node.split('.'); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)
ASSETS := src/marsad/server/assets/index.html
APP := $(wildcard workbench/*.json workbench/*.ts workbench/*.js workbench/index.html) \
  $(shell find workbench/src workbench/public -type f)

workbench:
	@if node -e "$(NODE_ENOUGH)" 2>/dev/null && command -v npm >/dev/null; then $(MAKE) --no-print-directory $(ASSETS); \
	  else echo "workbench: not built, since Node 20.19 or newer and npm are not here; everything else works"; fi

$(ASSETS): $(APP) workbench/node_modules/.package-lock.json
	cd workbench && npm run --silent build -- --logLevel warn

workbench/node_modules/.package-lock.json: workbench/package-lock.json
	cd workbench && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# make bench CORPUS=articles.jsonl.gz measures on articles of your own; ARGUMENTS=--write writes docs/benchmarks.md.
# It measures the package as wheels have it, the stages of the coder compiled.
COMPILED := build/compiled
bench: $(COMPILED)/.built
	@PYTHONPATH=$(COMPILED) $(BIN)/python benchmarks/bench.py $(CORPUS) $(ARGUMENTS)

$(COMPILED)/.built: hatch_build.py $(shell find src knowledge -name '*.py' -o -name '*.yaml') | $(VENV)/.installed-dev
	@echo "building the package, which takes some minutes"
	@rm -rf $(COMPILED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --target $(COMPILED) .
	@touch $@

# A minute of inputs that nobody thought of; ARGUMENTS='--seconds 600' for more.
fuzz: $(VENV)/.installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@$(BIN)/python tests/fuzz.py $(ARGUMENTS)

$(BIN)/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
	  echo "marsad needs Python 3.11 or newer$(if $(PYTHON),; $(PYTHON) is not); install it or name it: make demo PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) workbench/node_modules src/marsad/server/assets build dist .mypy_cache .ruff_cache .import_linter_cache .benchmarks .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
