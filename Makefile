# The same commands for people and for CI.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SEEDS := central_bank court_case film_festival

.PHONY: demo test test-quick lint format types evaluate golden clean

# What the program itself needs: no torch.
$(VENV)/.core: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install 'pip>=25.1'
	$(PIP) install -c constraints.txt -e .
	$(BIN)/python -m compileall -q fidelity # an editable install leaves it to every start
	@touch $@

# What its tests and linters need besides.
$(VENV)/.dev: $(VENV)/.core
	$(PIP) install -c constraints.txt -e '.[formats,transformers]' --group dev
	@touch $@

demo: $(VENV)/.core ## check the sample articles in seeds/ and write reports/
	@for family in $(SEEDS); do \
	  echo "== $$family"; \
	  $(BIN)/fidelity check $$(ls seeds/$$family/*.txt | grep -v -e original -e translation) \
	    --original seeds/$$family/original.txt --fail-on never \
	    --format terminal --format html=reports/demo-$$family.html \
	    --format json=reports/demo-$$family.json --format markdown=reports/demo-$$family.md \
	    || exit $$?; \
	done
	@echo "Reports written to reports/demo-*.html, .json and .md"

test: lint ## linters, types, import contracts and all tests
	$(BIN)/python -m pytest -n 2

test-quick: $(VENV)/.dev ## tests without the slow ones
	$(BIN)/python -m pytest -n 2 -m 'not slow'

lint: $(VENV)/.dev types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/codespell

types: $(VENV)/.dev
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(VENV)/.dev ## every benchmark whose data is there, with floors
	$(BIN)/fidelity evaluate all --check-floors

golden: $(VENV)/.dev ## accept what the renderers write now; read the diff
	$(BIN)/python -m pytest tests/render --update-golden

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
