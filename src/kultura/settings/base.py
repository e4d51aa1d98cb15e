"""What every section of the configuration has in common."""

from pydantic import BaseModel
from pydantic import ConfigDict


class Section(BaseModel):
    """A frozen part of the configuration that knows its keys and refuses any other."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )
