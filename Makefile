# Tondo's verbs; `make` alone lists them.
# Python's packages go into .venv and the client's into client/node_modules, both as pinned, with hashes.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
SEEDS ?= 10000

# The first Python that is new enough and can make a virtual environment.
CAN := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(CAN)' 2>/dev/null && echo $(name))))

.DEFAULT_GOAL := help
.PHONY: help install run check test e2e bench shots sim build format schema needs pins

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/dev.stamp ## install everything to work on Tondo, into .venv
	@$(PY) client/build.py ls --depth=0 >/dev/null

run: build ## start Tondo on http://127.0.0.1:8000 with its boards in ./data, and print a link to a fresh board
	@$(VENV)/bin/tondo serve --data data

check: $(VENV)/dev.stamp ## everything that can be said without running it: format, lint, types, floors, schema, size
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m pytest -q tests/test_house.py
	$(PY) client/build.py run check
	$(PY) client/build.py run build

test: $(VENV)/dev.stamp build needs ## all tests: Vitest, then pytest with the stores, two browsers and the wheel
	$(PY) client/build.py run test
	$(PY) -m pytest

e2e: $(VENV)/dev.stamp build needs ## only the tests in a real browser
	$(PY) -m pytest -m e2e

bench: $(VENV)/dev.stamp build ## measure: one op, notes posted, the page with many notes, and beside Excalidraw and tldraw
	@for bench in tests/bench/bench_*.py; do echo "== $$bench"; PYTHONPATH=tests $(PY) $$bench || exit 1; done

shots: $(VENV)/dev.stamp build needs ## take the pictures in docs/screens: five screens at a desk and on a phone, light and dark
	PYTHONPATH=tests $(PY) tests/e2e/shots.py

sim: $(VENV)/dev.stamp ## the seeded simulation at length: SEEDS=10000
	SEEDS=$(SEEDS) $(PY) -m pytest tests/sim --timeout=0

build: $(VENV)/run.stamp ## build the client into server/tondo/static, unless it is built
	@$(PY) client/build.py

format: $(VENV)/dev.stamp ## put every file into its format
	$(VENV)/bin/ruff format
	$(VENV)/bin/ruff check --fix
	$(PY) client/build.py run format

schema: $(VENV)/run.stamp ## write the client's types from the server's, client/src/wire/schema.gen.ts
	$(PY) -m tondo.wire.typescript > $(VENV)/schema.gen.ts
	mv $(VENV)/schema.gen.ts client/src/wire/schema.gen.ts

# What the tests need beside Python and Node.
needs: $(VENV)/dev.stamp
	@PYTHON=$(PY) sh tests/needs.sh

# Resolves for every platform and Python from 3.11 on; no address of an index gets into the files. Set UPGRADE=--upgrade
# for the newest releases; without it, only what pyproject.toml asks for changes.
COMPILE = $(VENV)/pins/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make pins" $(UPGRADE)
pins: $(VENV)/run.stamp ## work out server/requirements*.txt from pyproject.toml again; UPGRADE=--upgrade for newer releases
	@$(PY) -m venv $(VENV)/pins && $(VENV)/pins/bin/python -m pip install --quiet uv
	$(COMPILE) pyproject.toml -o server/requirements.txt
	$(COMPILE) --group build -o server/requirements-build.txt
	$(COMPILE) --group node -o server/requirements-node.txt
	$(COMPILE) pyproject.toml --group dev -c server/requirements.txt -o server/requirements-dev.txt

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { \
		echo "Tondo needs Python 3.11 or newer with its venv module."; \
		echo "On Debian or Ubuntu: apt-get install python3 python3-venv. Elsewhere: python.org/downloads"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON)."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: $(VENV)/pyvenv.cfg server/requirements.txt server/requirements-build.txt pyproject.toml
	@echo "Installing the pinned packages."
	@$(PIP) install --quiet --require-hashes -r server/requirements.txt -r server/requirements-build.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp server/requirements-dev.txt
	@echo "Installing the pinned packages for development."
	@$(PIP) install --quiet --require-hashes -r server/requirements-dev.txt
	@touch $@
