# Everything a person types. Each line below installs what it needs first.
.DEFAULT_GOAL := help
VENV := .venv
PY := $(VENV)/bin/python
export THIDUA_DATA ?= ./data

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.ready: requirements/base.lock
	python3 scripts/install.py base
setup: $(VENV)/.ready  ## install into .venv
$(VENV)/.dev: requirements/dev.lock
	python3 scripts/install.py dev

run: setup  ## the site with the demonstration district, at http://127.0.0.1:8000
	$(PY) -m thidua demo --if-empty
	$(PY) -m thidua serve
demo: setup  ## load the demonstration district into an empty folder
	$(PY) -m thidua demo
test: $(VENV)/.dev  ## the whole suite: logic, SQLite, PostgreSQL, browser journeys
	$(PY) scripts/run_tests.py
check: $(VENV)/.dev  ## lint, types, import contracts, translations, migrations
	$(PY) scripts/check.py
bench: $(VENV)/.dev  ## measure speed and memory; writes bench/latest.json
	$(PY) -m bench
lock: $(VENV)/.dev  ## renew the lock files (maintainers)
	$(PY) scripts/lock.py
.PHONY: help setup run demo test check bench lock
