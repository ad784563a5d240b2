# The words of this project. Each is quick and harmless when said twice.

PORT ?= 8000
DEBUG ?= True
export DEBUG

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3,$(shell command -v $(name))))
PY := .venv/bin/python
CODE := newsroom articles staff tests bench manage.py
TEMPLATES = $(shell find newsroom articles staff -name '*.html')
SOURCES = $(shell find newsroom articles staff tests -name '*.py' -not -path '*/migrations/*')
# Settings as a newsroom in production has them, in a folder that is thrown away.
PRODUCTION = DEBUG=False ALLOWED_HOSTS=newsroom.example NEWSROOM_VAR=$$folder \
	DATABASE_URL=sqlite:///$$folder/db.sqlite3 \
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')

.PHONY: run setup test test-deep check lint format bench screenshots requirements clean

run: setup ## Serve the demo newsroom on http://127.0.0.1:8000 (PORT= to change)
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_demo --if-empty
	@$(PY) manage.py serve --port $(PORT)

setup: ## Make .venv and install requirements.txt
	@test -n "$(PYTHON)" || { echo "Newsroom needs Python 3.11 or newer: install it." >&2; exit 1; }
	@$(PYTHON) newsroom/bootstrap.py

test: setup ## The whole suite on SQLite and on a real PostgreSQL, browser included
	@$(PY) -m tests.support.browser
	@$(PY) -m tests.support.suite

test-deep: setup ## ... with the wide accessibility and screenshot matrix
	@$(PY) -m tests.support.browser
	@$(PY) -m tests.support.suite --deep

check: lint ## Everything that can be said without running the product's tests
	@echo "== mypy"
	@$(PY) -m mypy $(wildcard $(CODE))
	@echo "== import directions"
	@.venv/bin/lint-imports --no-logo
	@echo "== django check"
	@$(PY) manage.py check --fail-level WARNING
	@echo "== missing migrations"
	@$(PY) manage.py makemigrations --check --dry-run
	@echo "== django check --deploy, static files collected"
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		export $(PRODUCTION) && \
		$(PY) manage.py collectstatic --noinput --verbosity 0 && \
		$(PY) manage.py check --deploy --fail-level WARNING

lint: setup ## Linters and formatters, changing nothing
	@echo "== ruff check"
	@$(PY) -m ruff check .
	@echo "== ruff format"
	@$(PY) -m ruff format --check .
	@echo "== django-upgrade"
	@.venv/bin/django-upgrade --target-version 5.2 --check $(SOURCES)
	@echo "== djade"
	@.venv/bin/djade --target-version 5.2 --check $(TEMPLATES)
	@echo "== djhtml"
	@.venv/bin/djhtml --check $(TEMPLATES)

format: setup ## Linters and formatters, repairing what they can
	@$(PY) -m ruff check --fix --exit-zero .
	@$(PY) -m ruff format .
	@.venv/bin/django-upgrade --target-version 5.2 --exit-zero-even-if-changed $(SOURCES)
	@.venv/bin/djade --target-version 5.2 $(TEMPLATES) || true
	@.venv/bin/djhtml $(TEMPLATES) || true

bench: setup ## Measure, in CPU time and ratios
	@$(PY) -m bench

screenshots: setup ## Take the pictures of the README from the running product
	@$(PY) -m tests.support.browser
	@$(PY) -m tests.browser.screenshots

requirements: setup ## Pin requirements.txt from requirements.in
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --upgrade --python-version 3.11 --no-header \
		requirements.in -o requirements.txt

clean: ## Remove what tools made, never a database or an upload
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		.coverage htmlcov test-results
	@find newsroom articles staff tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
