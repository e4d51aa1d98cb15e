"""A worker's own side: memory is bounded, each line of JSON is answered by one.

Files are somebody else's input: the process may die of one, and it never imported Plone, of which
a part makes Pillow accept what is cut off.
"""

from collections.abc import Callable
from typing import Any
from typing import Final

import json
import resource
import sys


MEMORY: Final = 4 * 1024**3  # bytes

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def serve(answer: Answer) -> None:
    """Answer until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(answer(json.loads(line)))}\n")
        sys.stdout.flush()
