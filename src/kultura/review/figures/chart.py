"""Bar charts as SVG, with their text in them; no Zope.

Everything that people have typed is escaped; nothing in a chart runs or comes from elsewhere.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape


WIDTH: Final = 640
BAR: Final = 22
GAP: Final = 12
LABEL: Final = 210
LETTERS: Final = 30
COLUMN: Final = 120  # height of the columns of a chart that stands upright


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for and how long it is."""

    label: str
    value: int


def lying(name: str, title: str, told: str, bars: Sequence[Bar]) -> str:
    """Draw bars that lie, a label before and the number after each; ``name`` is an XML id."""
    height = len(bars) * (BAR + GAP) + GAP
    return _drawing(name, title, told, height, list(_lying(bars)))


def upright(name: str, title: str, told: str, bars: Sequence[Bar]) -> str:
    """Draw columns side by side, the number above and the label below each."""
    return _drawing(name, title, told, COLUMN + 60, list(_upright(bars)))


def in_words(bars: Sequence[Bar]) -> str:
    """Tell a chart in one sentence: the text for who does not see it."""
    return "; ".join(f"{bar.label}: {bar.value}" for bar in bars)


def _drawing(name: str, title: str, told: str, height: int, parts: list[str]) -> str:
    head = (
        f'<svg class="region-chart" role="img" viewBox="0 0 {WIDTH} {height}"'
        f' aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(told)}</desc>'
    )
    return "".join([head, *parts, "</svg>"])


def _lying(bars: Sequence[Bar]) -> Iterator[str]:
    longest = max((bar.value for bar in bars), default=0) or 1
    for place, bar in enumerate(bars):
        y = GAP + place * (BAR + GAP)
        width = round((WIDTH - LABEL - 70) * bar.value / longest)
        yield _text(LABEL - 8, y + 16, "end", _short(bar.label))
        yield f'<rect x="{LABEL}" y="{y}" width="{width}" height="{BAR}" rx="3"/>'
        yield _text(LABEL + width + 8, y + 16, "start", str(bar.value))


def _upright(bars: Sequence[Bar]) -> Iterator[str]:
    longest = max((bar.value for bar in bars), default=0) or 1
    step = WIDTH / max(len(bars), 1)
    for place, bar in enumerate(bars):
        height = round(COLUMN * bar.value / longest)
        x, middle = place * step + step * 0.15, place * step + step / 2
        y = COLUMN + 24 - height
        yield f'<rect x="{x:.0f}" y="{y}" width="{step * 0.7:.0f}" height="{height}" rx="3"/>'
        yield _text(round(middle), y - 6, "middle", str(bar.value))
        yield _text(round(middle), COLUMN + 44, "middle", bar.label)


def _text(x: int, y: int, anchor: str, words: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _short(label: str) -> str:
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
