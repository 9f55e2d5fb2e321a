"""`python -m dupcheck`."""

import sys

from dupcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
