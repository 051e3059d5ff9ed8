# Recipes of the project; run them with `uv run just <recipe>`.

set shell := ["bash", "-euo", "pipefail", "-c"]

# List the recipes.
default:
    @just --list

# Everything that must pass: style, types, contracts, tests in a real browser.
test: browser lint
    uv run pytest -n 2 --dist loadfile

# Style, types, SQL style and the import contracts.
lint:
    uv run ruff check
    uv run ruff format --check
    uv run mypy
    uv run lint-imports
    uv run sqlfluff lint indicators sample_data/second_partnership

# Install the browser that the page tests open, where it is missing.
browser:
    @command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium fonts-liberation >/dev/null)

# Long soak and kill tests.
soak:
    uv run pytest -m soak

# An invented partnership, from extracts to dashboard.
demo folder="demo":
    uv run golden-thread demo {{folder}}

# How well children are linked by names, on invented records of the same children; docs/linkage.md holds what it prints.
linkage folder="../shared/data/multi_agency_match":
    uv run golden-thread linkage {{folder}}/csc.csv {{folder}}/education.csv

# The page of the framework's systems, from indicators/framework.toml.
framework:
    uv run golden-thread framework --write docs/framework.md

# How fast it is here: intake against DuckDB's own load, the self-check, the demonstration.
benchmark *options:
    uv run python -m benchmarks {{options}}
