"""What a good record of an object has; Europeana's tiers say the same of its delivery there."""

from kultura.completeness import points
from kultura.completeness.europeana import content_tier
from kultura.completeness.europeana import metadata_tier
from kultura.completeness.table import Point
from kultura.completeness.table import Table
from kultura.i18n import _


TABLE = Table(
    points.PICTURE,
    Point(
        "description",
        _("point_description", default="A description"),
        _("why_description", default="Search finds an object by the words that describe it."),
        points.has("description", "text"),
        weight=2,
    ),
    Point(
        "object_type",
        _("point_object_type", default="What kind of object it is"),
        _("why_object_type", default="Collections are looked through by kind."),
        points.has("object_type"),
        weight=2,
    ),
    Point(
        "dating",
        _("point_dating", default="When it was made, as a date that can be searched"),
        _("why_dating", default="Searches by year and century find only such dates."),
        points.has("dating_edtf"),
        weight=2,
    ),
    Point(
        "creator",
        _("point_creator", default="Who made it"),
        _("why_creator", default="People look for all works of a person."),
        points.has("agents"),
    ),
    Point(
        "topics",
        _("point_topics", default="Topics"),
        _("why_topics", default="Topics bring together what belongs together."),
        points.has("topics"),
    ),
    Point(
        "materials",
        _("point_materials", default="Material or technique"),
        _("why_materials", default="Researchers look for materials and techniques."),
        points.has("materials", "technique"),
    ),
    Point(
        "content_tier",
        _("point_content_tier", default="Europeana: a larger picture or a freer licence"),
        _(
            "why_content_tier",
            default="From content tier 3 on (0.95 megapixel, a licence that lets people reuse it) "
            "Europeana hands the picture on to schools and researchers.",
        ),
        lambda obj: content_tier(obj) >= 3,
    ),
    Point(
        "metadata_tier",
        _("point_metadata_tier", default="Europeana: three searchable facts, one with an address"),
        _(
            "why_metadata_tier",
            default="From metadata tier B on (date, kind, person, place; one of them linked to "
            "a vocabulary) Europeana shows it in its thematic collections.",
        ),
        lambda obj: metadata_tier(obj) >= "B",
    ),
    points.ALT,
    points.ENGLISH_TEXT,
)
