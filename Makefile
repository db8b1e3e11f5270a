# make demo: set up, read the sample archive into plans.db and show what it found.
# make test: set up, run the tests that need Python alone.
# make test-programs: run those that start LibreOffice, Chromium, Tesseract, Dask or a build.
# make wheel-test: run the same tests against the installed wheel.
# make mutants: change a sample of decisions, one at a time, and list those that no test noticed;
#   make mutants MODULES="extract/join rules/times" SAMPLE=40 SEED=7 FLOOR=0.75
PYTHON ?= python3
BIN := .venv/bin

# Byte code is kept, whatever the shell says: else every process of the tests compiles all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-programs wheel-test check mutants clean

demo: .venv/ready
	$(BIN)/planlasare import corpus/documents --db plans.db
	$(BIN)/planlasare show --db plans.db

BY_FILE := --dist loadfile --no-loadscope-reorder

test: .venv/dev
	$(BIN)/python -m pytest -n 2 $(BY_FILE) -m "not programs"

# Three processes, also where there are two cores: these tests wait for the programs that they have started.
test-programs: .venv/dev
	$(BIN)/python -m pytest -n 3 $(BY_FILE) -m programs

wheel-test: .venv/dev
	$(BIN)/python -m tests.installed -n 3 $(BY_FILE)

# What CI runs besides the tests: lint, format, types, import contracts.
check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

mutants: .venv/dev
	CI=true $(BIN)/python -m tests.mutants $(MODULES) $(if $(SAMPLE),--sample $(SAMPLE)) \
		$(if $(SEED),--seed $(SEED)) $(if $(FLOOR),--floor $(FLOOR))

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "planlasare needs Python 3.11 or later")'
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	$(BIN)/python -m compileall -q planlasare models rules extract corpus  # as pip does for what it copies
	touch $@

.venv/dev: .venv/ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.lock
	touch $@

clean:
	rm -rf .venv .mutants plans.db
