RUN = uv run --quiet

.PHONY: check static test bench accuracy locale pictures

check: static test

static:
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) lint-imports --no-cache

test:
	$(RUN) pytest

bench:
	$(RUN) python -m benchmarks

accuracy:
	$(RUN) python -m scripts.accuracy

locale:
	$(RUN) python -m scripts.locale

pictures:
	$(RUN) python -m scripts.pictures
