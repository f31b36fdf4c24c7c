# Two commands for a fresh machine: `make demo` shows what Stemma does, `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PAGE = demo/account.html

.PHONY: demo test check lock clean

$(BIN)/.installed: pyproject.toml
	@echo "Installing Stemma and what it needs into $(VENV), about 400 MB ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(BIN)/.installed-test: pyproject.toml requirements-ci.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-ci.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@ $(BIN)/.installed

demo: $(BIN)/.installed
	mkdir -p demo
	$(BIN)/stemma read src/stemma/data/example/reports -o $(PAGE)
	@echo "The page is $(PAGE): open it in a browser."

test: check
	$(BIN)/python -m pytest

check: $(BIN)/.installed-test
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: $(BIN)/.installed-test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra test --no-emit-index-url --generate-hashes \
		--no-annotate --no-header pyproject.toml --output-file requirements-ci.txt

clean:
	rm -rf $(VENV) demo
