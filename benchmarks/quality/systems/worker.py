"""Answers calls of a system on standard input, pickled, until it ends.

`python -m benchmarks.quality.systems.worker MODULE`; run by `before.py`.
"""

import importlib
import pickle
import sys


def main() -> None:
    """One answer for each call, in order."""
    system = importlib.import_module(f"benchmarks.quality.systems.{sys.argv[1]}").system()
    answers, calls = sys.stdout.buffer, sys.stdin.buffer
    while True:
        try:
            method, arguments = pickle.load(calls)
        except EOFError:
            return
        pickle.dump(getattr(system, method)(*arguments), answers)
        answers.flush()


if __name__ == "__main__":
    main()
