# Kultura: `make help` lists what there is. Paths here are relative: a checkout may lie anywhere.

SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

WHICH := import sys; print("%d.%d" % sys.version_info[:2], "of", sys.base_prefix)

BIN := .venv/bin
KULTURA := $(BIN)/python -m kultura.cli
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
RECORDS ?= ../shared/data/tate/artworks-3000.jsonl
PIN := src/kultura/desk/viewer
PACKAGES ?= ../shared/data/ndk/monograph ../shared/data/ocr-d/kant_aufklaerung_1784
SCHEMAS ?= ../shared/schemas/mets-alto
XML := find src -name '*.zcml' -o -name '*.xml'

.PHONY: help run install test test-long lint format i18n changelog lock viewer clean

help: ## List all targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

run: .venv/.installed ## Set everything up and run the site with its demo region in the foreground
	@export INSTANCE_KULTURA_CMS_ANONYMOUS="$${INSTANCE_KULTURA_CMS_ANONYMOUS:-true}"; \
	home="$${KULTURA_HOME:-instance}"; \
	if ! test -e "$$home/var/.set-up"; then \
		$(KULTURA) run --check > /dev/null && $(KULTURA) init || exit 1; \
		( test -z "$$KULTURA_DEMO_PASSWORD" || export INSTANCE_INITIAL_USER_PASSWORD="$$KULTURA_DEMO_PASSWORD"; \
			$(KULTURA) create-region --if-missing ) || exit 1; \
		export KULTURA_DEMO_PASSWORD="$$(cat "$$home/secrets/admin_password")"; \
		set --; test ! -f "$(RECORDS)" || set -- --records "$(RECORDS)"; \
		if test -d "$(SCHEMAS)"; then mkdir -p "$$home/var/schemas" && cp "$(SCHEMAS)"/*.xsd "$$home/var/schemas/" || exit 1; fi; \
		for package in $(PACKAGES); do test ! -d "$$package" || set -- "$$@" --package "$$package"; done; \
		$(KULTURA) demo "$$@" || exit 1; \
		echo "admin, who administers the site, has the same password; it stays in $$home/secrets/admin_password."; \
		touch "$$home/var/.set-up"; \
	fi; \
	exec $(KULTURA) run

install: .venv/.installed ## Set up the virtualenv .venv with every pinned package and the add-ons

test: .venv/.tested .venv/.validator ## Run the tests, those marked long apart
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || \
		command -v google-chrome >/dev/null 2>&1 || \
		echo "SKIPPED: the browser tests, they need Chromium: apt-get install chromium"
	@$(PYTEST) -m "not long"

test-long: .venv/.tested .venv/.validator ## Run all tests, soak, fault and load runs too
	@$(PYTEST)

lint: .venv/.tested ## Check style, arrows between modules, ZCML and XML
	@$(BIN)/ruff check src tests
	@$(BIN)/ruff format --check src tests
	@$(XML) | tr '\n' '\0' | xargs -0 $(BIN)/zpretty --check
	@$(BIN)/lint-imports

format: .venv/.tested ## Write code, ZCML and XML in the house's style
	@$(BIN)/ruff check --fix src tests
	@$(BIN)/ruff format src tests
	@$(XML) | tr '\n' '\0' | xargs -0 $(BIN)/zpretty -i

i18n: .venv/.tested ## Write the catalogs of messages anew, and list what has no Polish
	@$(BIN)/python src/kultura/locales/extract.py

changelog: .venv/.tested ## Write CHANGELOG.md from the news of the version to come
	@$(BIN)/towncrier build --draft --version "$$($(KULTURA) version | awk 'NR==1 {print $$NF}')" > CHANGELOG.md

lock: .venv/.tested ## Renew constraints.txt: every package, transitive ones too (KEEP=1: only add what is missing)
	@echo '# Every package of an installation and of its tests, pinned. Written by make lock.' > constraints.new
	@$(BIN)/uv pip compile setup.py --extra test --extra lint --universal --python-version 3.11 \
		$(if $(KEEP),-c constraints.txt,--upgrade) --no-annotate --no-header --no-emit-index-url --quiet >> constraints.new
	@mv constraints.new constraints.txt

viewer: ## Fetch OpenSeadragon as pinned, checked by its hash (NEWEST=1: move the pin to the newest release); needs npm
	@command -v npm >/dev/null 2>&1 || { echo "npm fetches OpenSeadragon: apt-get install npm" >&2; exit 1; }
	@test -z "$(NEWEST)" || npm install --prefix $(PIN) --package-lock-only --save-exact \
		--omit-lockfile-registry-resolved --no-audit --no-fund openseadragon@latest
	@npm ci --prefix $(PIN) --ignore-scripts --no-audit --no-fund
	@cp $(PIN)/node_modules/openseadragon/build/openseadragon/openseadragon.min.js \
		$(PIN)/node_modules/openseadragon/LICENSE.txt src/kultura/desk/static/openseadragon/
	@rm -rf $(PIN)/node_modules

clean: ## Remove the virtualenv and what tools left; never an instance
	rm -rf .venv build dist .pytest_cache .hypothesis .ruff_cache .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Kultura needs Python 3.11 or newer: install it, or name it: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11: name a newer one: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@test "$$(df -Pk . | awk 'NR==2 {print $$4}')" -gt 2000000 || { echo "Less than 2 GB are free on this disk: make room first." >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; echo "$(PYTHON) cannot make a virtualenv: apt-get install python3-venv" >&2; exit 1; }

.PHONY: asked-python
asked-python: .venv/bin/python
ifneq ($(origin PYTHON),file)
	@asked="$$("$(PYTHON)" -c '$(WHICH)' 2>/dev/null)" || { echo "$(PYTHON) does not run: name a Python 3.11 or newer: make run PYTHON=/path/to/python3.12" >&2; exit 1; }; \
	made="$$($(BIN)/python -c '$(WHICH)')"; test "$$made" = "$$asked" || { \
		echo ".venv was made with Python $$made, $(PYTHON) is $$asked: remove it (make clean), then run the command again." >&2; exit 1; }
endif

.venv/.uv: .venv/bin/python constraints.txt | asked-python
	@$(BIN)/python -m pip install -qq --disable-pip-version-check uv -c constraints.txt \
		|| { echo "pip could not install uv: is there a network, and does pip reach its package index?" >&2; exit 1; }
	@touch $@

.venv/.installed: .venv/.uv setup.py requirements.txt requirements-addons.txt constraints.txt
	@echo "Installing packages into .venv"
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -r requirements.txt -r requirements-addons.txt -c constraints.txt \
		|| { $(MAKE) --no-print-directory install-failed; exit 1; }
	@touch $@

.venv/.tested: .venv/.installed
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -e '.[test,lint]' -c constraints.txt \
		|| { $(MAKE) --no-print-directory install-failed; exit 1; }
	@touch $@

# ocfl-py judges the repository in tests; what it depends on does not go together with Plone's packages.
.venv/.validator: .venv/.uv tests/repository/validator.txt
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv/validator
	@$(BIN)/uv pip install --quiet --python .venv/validator/bin/python -r tests/repository/validator.txt \
		|| { $(MAKE) --no-print-directory install-failed; exit 1; }
	@touch $@

.PHONY: install-failed
install-failed:
	@if command -v cc >/dev/null 2>&1; then \
		echo "The packages could not be installed: what is wrong stands above." >&2; \
	else \
		echo "The packages could not be installed; if one asks for a compiler above: apt-get install gcc python3-dev" >&2; \
	fi
