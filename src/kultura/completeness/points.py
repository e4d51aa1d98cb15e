"""The points that several types share, each with the reason people are told."""

from kultura.behaviors.translations import is_stale
from kultura.behaviors.translations import other_languages
from kultura.behaviors.translations import text_of
from kultura.completeness.table import Point
from kultura.i18n import _
from typing import Any
from typing import Final


ENGLISH: Final = "en"
SUMMARY_LETTERS: Final = 40


def has(*names: str):
    """Return a predicate: one of the fields is filled."""
    return lambda obj: any(getattr(obj, name, None) for name in names)


def described_pictures(obj: Any) -> bool:
    """Say whether every picture says what it shows, or that it is only decoration."""
    rows = getattr(obj, "pictures", None) or ()
    return all(row.get("alt") or row.get("decorative") for row in rows)


def credited_pictures(obj: Any) -> bool:
    """Say whether every picture names its licence, and who made it or holds its rights."""
    rows = getattr(obj, "pictures", None) or ()
    return all(row.get("license") and (row.get("credit") or row.get("holder")) for row in rows)


def has_summary(obj: Any) -> bool:
    """Say whether the summary is a sentence, not a word."""
    return len((obj.description or "").strip()) >= SUMMARY_LETTERS


def has_dates(obj: Any) -> bool:
    """Say whether it is known when it is: a day, dates, or that it stays."""
    return has("schedule", "opens", "permanent")(obj)


def is_in_english(obj: Any) -> bool:
    """Say whether title and summary are there in English and follow their source."""
    if ENGLISH not in other_languages():
        return True
    entries = (getattr(obj, "translations", None) or {}).get(ENGLISH, {})
    wanted = [name for name in ("title", "description") if getattr(obj, name, None)]
    return all(
        text_of(entries.get(name)) and not is_stale(obj, name, entries[name]) for name in wanted
    )


PICTURE = Point(
    "picture",
    _("point_picture", default="A picture"),
    _("why_picture", default="Lists and shared links show the picture first."),
    has("pictures"),
    weight=3,
)
ALT = Point(
    "alt",
    _("point_alt", default="What its pictures show, in words"),
    _("why_alt", default="People who do not see the picture hear these words instead."),
    described_pictures,
    weight=2,
)
SUMMARY = Point(
    "summary",
    _("point_summary", default="A summary of one or two sentences"),
    _("why_summary", default="It is what people read in a list before they decide to open it."),
    has_summary,
    weight=3,
)
TEXT = Point(
    "text",
    _("point_text", default="A text"),
    _("why_text", default="Search finds an item by the words of its text."),
    has("text"),
    weight=2,
)
RIGHTS = Point(
    "rights",
    _("point_rights", default="Licence and credit of its pictures"),
    _("why_rights", default="Newspapers and schools use only pictures they know the licence of."),
    credited_pictures,
)
DATES = Point(
    "dates",
    _("point_dates", default="When it is"),
    _("why_dates", default="Without a date it is in no calendar."),
    has_dates,
    weight=3,
)
PLACE = Point(
    "place",
    _("point_place", default="Where it is"),
    _("why_place", default="Without a place it is on no map, and nobody finds what is near."),
    has("place", "place_title"),
    weight=2,
)
ACCESSIBILITY = Point(
    "accessibility",
    _("point_accessibility", default="Accessibility"),
    _(
        "why_accessibility",
        default="Who needs a lift or sign language has to know before setting out.",
    ),
    has("accessibility_services", "accessibility_venue", "place"),
)
ADMISSION = Point(
    "admission",
    _("point_admission", default="Prices, or that it is free"),
    _("why_admission", default="It is the first question people ask."),
    has("admission_free", "admission_prices", "admission_booking"),
)
AUDIENCE = Point(
    "audience",
    _("point_audience", default="For whom it is"),
    _("why_audience", default="Families and schools look for what is meant for them."),
    has("audience", "ages_min", "ages_max"),
)
ENGLISH_TEXT = Point(
    "english",
    _("point_english", default="Title and summary in English"),
    _("why_english", default="Visitors from abroad and European catalogues read English."),
    is_in_english,
)
