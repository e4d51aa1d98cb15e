"""What an import is asked to do."""

from dataclasses import dataclass
from typing import Final
from typing import get_args
from typing import Literal


Goal = Literal["draft", "pending", "published"]
Overwrite = Literal["ask", "keep", "theirs"]
OVERWRITES: Final[tuple[Overwrite, ...]] = get_args(Overwrite)


@dataclass(frozen=True, slots=True)
class Order:
    """Where the records go and in which state, and who wins where editor and source disagree.

    `goal` is the state to reach: draft leaves objects as they are, published brings them all the
    way. `overwrite` is for what both changed: keep the editor's, take the source's, or ask, which
    keeps it until somebody answered.
    """

    institution: str
    goal: Goal = "draft"
    overwrite: Overwrite = "ask"
    dry_run: bool = False
