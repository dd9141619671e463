# Everything a developer does; "make" alone lists it.
# A stamp marks a step as done, so that nothing is installed or built twice.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
ONLY ?=

UV := .tools/uv/bin/uv
BIN := .venv/bin
WAYS := tests/journeys tests/operating tests/running tests/faults
DESIGN := src/motcua/web/shared/design
LOCKS := requirements.lock requirements-dev.lock
WORDS := $(shell find src -name '*.po')
DESIGN_SOURCES := $(shell find $(DESIGN) -type f -not -path '*/dist/*' -not -path '*/__pycache__/*')

export UV_PYTHON_DOWNLOADS ?= never

.PHONY: help
help: ## List what can be made.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: .venv/.stamp words $(DESIGN)/dist/motcua.css ## Install everything into the checkout; then .venv/bin/motcua is there.

.PHONY: demo
demo: setup ## Start the demo; make demo PORT=8001 takes another port.
	@exec $(BIN)/motcua demo --port $(PORT)

.PHONY: test
test: setup .tools/system.stamp ## Check format, lint, types and contracts, and run every test.
	@echo "Two halves run side by side; what each has to say comes when it is done."
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-ways test-parts

.PHONY: test-ways
test-ways: # The whole product, started and used.
	$(BIN)/pytest $(WAYS)

.PHONY: test-parts
test-parts: lint # Its parts, and what they promise each other.
	$(BIN)/pytest $(addprefix --ignore=,$(WAYS))

.PHONY: lint
lint: setup ## Check format, lint, types and import contracts.
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy src/motcua
	$(BIN)/lint-imports

.PHONY: fmt
fmt: .venv/.stamp ## Put the code into its form.
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: bench
bench: setup ## Measure the promises; make bench ONLY=page measures one.
	$(BIN)/python scripts/bench.py $(ONLY)

.PHONY: mutate
mutate: setup .tools/mutmut/.stamp ## Change the rules of the legal clock bit by bit; does a test notice?
	$(BIN)/python scripts/mutate.py

.PHONY: lock
lock: .venv/.stamp ## Write the lock files again from requirements*.in and package.json.
	for part in requirements requirements-dev requirements-uv requirements-node requirements-mutate; do \
		$(UV) pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
			--no-annotate --no-header --python-version 3.13 $$part.in -o $$part.lock || exit 1; \
	done
	PATH="$$PWD/.tools/node/bin:$$PATH" npm install --package-lock-only

.PHONY: words
words: $(WORDS:.po=.mo) ## Compile the translations that changed.

%.mo: %.po | .venv/.stamp
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

.tools/uv/.stamp: requirements-uv.lock scripts/uv
	scripts/uv
	@touch $@

.venv/.stamp: .tools/uv/.stamp $(LOCKS) pyproject.toml scripts/venv
	@[ -x $(BIN)/python ] || scripts/venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes $(LOCKS)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.tools/mutmut/.stamp: .venv/.stamp requirements-mutate.lock
	$(UV) venv --quiet --clear --python $(BIN)/python .tools/mutmut
	$(UV) pip sync --quiet --python .tools/mutmut/bin/python --require-hashes requirements-mutate.lock
	@touch $@

.tools/node/.stamp: .venv/.stamp requirements-node.lock scripts/node
	scripts/node
	@touch $@

node_modules/.stamp: .tools/node/.stamp package.json package-lock.json
	PATH="$$PWD/.tools/node/bin:$$PATH" npm ci --silent
	@touch $@

$(DESIGN)/dist/motcua.css: node_modules/.stamp $(DESIGN_SOURCES)
	PATH="$$PWD/.tools/node/bin:$$PATH" npm run --silent build

.tools/system.stamp: scripts/system
	@mkdir -p .tools
	scripts/system
	@touch $@
