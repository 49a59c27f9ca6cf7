"""Measures and prints every bar, held or missed: `python -m benchmarks [NAME ...]`.

A name chooses the files `bench_NAME.py`; without one all are run. The exit code is 1 when a bar was missed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from benchmarks.bars import Bar


def main(names: list[str]) -> int:
    """Runs the chosen benchmarks."""
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    missed = 0
    for name in names or known:
        measured: Iterable[Bar] = import_module(f"benchmarks.bench_{name}").bars()
        for bar in measured:
            missed += not bar.held
            verdict = "held  " if bar.held else "MISSED"
            detail = f"  ({bar.detail})" if bar.detail else ""
            print(f"{verdict} {bar.name}: {bar.figure:.4g} {bar.unit}, limit {bar.limit:.4g}{detail}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
