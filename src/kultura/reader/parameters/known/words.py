"""Which words, and what is counted of what they find."""

from kultura.reader.happening.days import DAY
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.search.aggregation import Aggregation
from kultura.reader.search.clauses import clauses
from kultura.reader.search.clauses import MOST_WORDS
from kultura.reader.search.values import COUNTED

import re


LONGEST = 300  # characters
CONTROL = re.compile(r"[\u0000-\u001f\u007f]")
PASSED_OVER = ("motivation", "date", "user")
CURSOR = re.compile(r"[A-Za-z0-9_-]{1,2000}")


def typed(text: str) -> str:
    """Read what somebody typed; raises ValueError where that is nothing, or too much."""
    text = text.strip()
    if not 0 < len(text) <= LONGEST or CONTROL.search(text):
        raise ValueError(text)
    clauses(text)
    return text


def passed_over(text: str) -> str:
    """Read what makes no difference; raises ValueError for too much of it."""
    if len(text) > LONGEST:
        raise ValueError(text)
    return text


def cursor(text: str) -> str:
    """Read a cursor; raises ValueError for what cannot be one."""
    if not CURSOR.fullmatch(text):
        raise ValueError(text)
    return text


PARAMETERS = (
    Parameter(
        "query",
        'Words in any inflection, with or without their diacritics; "a phrase"; -not.',
        {"type": "string", "minLength": 1, "maxLength": LONGEST},
        typed,
        f"up to {MOST_WORDS} words",
    ),
    Parameter(
        "q",
        'Words in any inflection, with or without their diacritics; "a phrase"; -not.',
        {"type": "string", "minLength": 1, "maxLength": LONGEST},
        typed,
        f"up to {MOST_WORDS} words",
    ),
    *(
        Parameter(
            name,
            "Of the Content Search API; it is passed over, as `ignored` says.",
            {"type": "string", "maxLength": LONGEST},
            passed_over,
            f"up to {LONGEST} characters",
        )
        for name in PASSED_OVER
    ),
    Parameter(
        "aggregations",
        "What to count, with commas between; a name and how many at most, for instance creator:50. "
        "The calendar counts day, and only that.",
        {"type": "string", "enum": [*COUNTED, DAY]},
        Aggregation.read,
        f"{', '.join((*COUNTED, DAY))}; with :1 to :200 after them",
        listed=True,
    ),
    Parameter(
        "cursor",
        "From where to go on, beyond what pages reach; next has it.",
        {"type": "string", "pattern": f"^{CURSOR.pattern}$"},
        cursor,
        "what an answer gave as next",
    ),
)
