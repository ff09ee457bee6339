"""`python -m tests.bench [DOCUMENTS]`: speed; `python -m tests.bench memory`: memory."""

import sys

from tests.bench import memory, speed

if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        memory.main()
    else:
        speed.main(*map(int, sys.argv[1:]))
