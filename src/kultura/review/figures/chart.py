"""Bar charts as SVG, with their text in them; no Zope.

Widths are percents: a chart is as wide as its place, its words as large as all words of the page.
Everything that people have typed is escaped; nothing in a chart runs or comes from elsewhere.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape


BAR: Final = 20  # heights in CSS pixels
LINE: Final = 20
GAP: Final = 10
COLUMN: Final = 120  # height of the columns of a chart that stands upright
LONGEST: Final = 80  # percent of the width: beside the longest bar stands its number
LETTERS: Final = 34


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for and how long it is."""

    label: str
    value: int


def lying(name: str, title: str, told: str, bars: Sequence[Bar]) -> str:
    """Draw bars that lie, a label above and the number after each; ``name`` is an XML id."""
    height = len(bars) * (LINE + BAR + GAP)
    return _drawing(name, title, told, height, list(_lying(bars)))


def upright(name: str, title: str, told: str, bars: Sequence[Bar]) -> str:
    """Draw columns side by side, the number above and the label below each.

    Every second label may be hidden where columns are narrow; the last is none of them.
    """
    return _drawing(name, title, told, COLUMN + 60, list(_upright(bars)))


def in_words(bars: Sequence[Bar]) -> str:
    """Tell a chart in one sentence: the text for who does not see it."""
    return "; ".join(f"{bar.label}: {bar.value}" for bar in bars)


def _drawing(name: str, title: str, told: str, height: int, parts: list[str]) -> str:
    head = (
        f'<svg class="region-chart" role="img" width="100%" height="{height}"'
        f' aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(told)}</desc>'
    )
    return "".join([head, *parts, "</svg>"])


def _lying(bars: Sequence[Bar]) -> Iterator[str]:
    longest = max((bar.value for bar in bars), default=0) or 1
    for place, bar in enumerate(bars):
        y = place * (LINE + BAR + GAP) + LINE
        width = LONGEST * bar.value / longest
        yield f'<text y="{y - 5}">{escape(_short(bar.label))}</text>'
        yield f'<rect y="{y}" width="{width:.1f}%" height="{BAR}" rx="3"/>'
        yield f'<text x="{width:.1f}%" dx="8" y="{y + 15}">{bar.value}</text>'


def _upright(bars: Sequence[Bar]) -> Iterator[str]:
    longest = max((bar.value for bar in bars), default=0) or 1
    step = 100 / max(len(bars), 1)
    for place, bar in enumerate(bars):
        height = round(COLUMN * bar.value / longest)
        left, middle, y = (place + 0.15) * step, (place + 0.5) * step, COLUMN + 24 - height
        between = ' class="is-between"' if (len(bars) - place) % 2 == 0 else ""
        yield f'<rect x="{left:.1f}%" y="{y}" width="{step * 0.7:.1f}%" height="{height}" rx="3"/>'
        yield f'<text x="{middle:.1f}%" y="{y - 6}" text-anchor="middle">{bar.value}</text>'
        yield (
            f'<text x="{middle:.1f}%" y="{COLUMN + 44}" text-anchor="middle"{between}>'
            f"{escape(bar.label)}</text>"
        )


def _short(label: str) -> str:
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
