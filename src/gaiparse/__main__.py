"""``python -m gaiparse``."""

import sys

from gaiparse.cli import main

sys.exit(main())
