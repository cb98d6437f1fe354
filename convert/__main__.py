"""Run the command line as `python -m convert`."""

import sys

from convert.cli.main import main

sys.exit(main())
