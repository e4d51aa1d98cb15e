"""Facts of what people come to: exhibitions, productions, events and lessons."""

from collections.abc import Iterator
from kultura.i18n import _
from kultura.presentation.facts.fact import Fact
from kultura.presentation.facts.fact import fact
from kultura.presentation.facts.fact import Value
from kultura.presentation.facts.fact import Wording
from kultura.presentation.facts.place import place
from kultura.presentation.written import written_date
from kultura.presentation.written import written_duration
from kultura.presentation.written import written_price
from kultura.presentation.written import written_run
from kultura.records.admission import Admission
from kultura.records.exhibit import Exhibit
from kultura.records.happening import Happening
from kultura.records.lesson import Lesson
from kultura.records.performance import Performance


def run(record: Exhibit, wording: Wording) -> Fact | None:
    """Tell from when until when an exhibition is open, or that it always is."""
    label = _("fact_run", default="Open")
    if record.permanent:
        permanent = _("fact_permanent", default="Permanent exhibition")
        return fact(label, wording.translate(permanent))
    return fact(label, written_run(record.opens, record.closes, wording.language))


def where(record: Happening, wording: Wording) -> Fact | None:
    """Tell where it happens."""
    return place(record.place, wording)


def admission(record: Happening, wording: Wording) -> Fact | None:
    """Tell what it costs, dearest category first as the editor ordered them."""
    given = record.admission
    if given is None:
        return None
    return fact(_("fact_admission", default="Admission"), *_admission(given, wording))


def tickets(record: Happening, wording: Wording) -> Fact | None:
    """Tell where tickets are sold and how to book."""
    given = record.admission
    if given is None:
        return None
    buy = wording.translate(_("fact_buy_tickets", default="Buy tickets"))
    link = Value(buy, given.tickets_url) if given.tickets_url else None
    return fact(_("fact_tickets", default="Tickets and booking"), link, given.booking)


def duration(record: Happening, wording: Wording) -> Fact | None:
    """Tell how long it takes, and how many intermissions there are."""
    if not record.duration:
        return None
    pauses = getattr(record, "intermissions", None)
    detail = _("fact_intermissions", default="intermissions: ${count}", mapping={"count": pauses})
    told = written_duration(record.duration, wording.language)
    return fact(
        _("fact_duration", default="Duration"),
        Value(told, detail=wording.translate(detail) if pauses else None),
    )


def audience(record: Happening, wording: Wording) -> Fact | None:
    """Tell for whom it is."""
    groups = wording.labels("kultura.audiences", record.audience)
    return fact(_("fact_audience", default="For whom"), *groups, _ages(record, wording))


def languages(record: Happening, wording: Wording) -> Fact | None:
    """Tell in which languages it is held."""
    spoken = wording.labels("kultura.languages", record.languages)
    return fact(_("fact_languages", default="Languages"), *spoken)


def genre(record: Happening, wording: Wording) -> Fact | None:
    """Tell the genre of a production."""
    told = record.genre and wording.label("kultura.genres", record.genre)
    return fact(_("fact_genre", default="Genre"), told)


def premiere(record: Performance, wording: Wording) -> Fact | None:
    """Tell the day of the first night."""
    told = record.premiere and written_date(record.premiere, wording.language)
    return fact(_("fact_premiere", default="Premiere"), told)


def levels(record: Lesson, wording: Wording) -> Fact | None:
    """Tell for which levels of school a lesson is."""
    told = wording.labels("kultura.school_levels", record.levels)
    return fact(_("fact_levels", default="School level"), *told)


def school_subjects(record: Lesson, wording: Wording) -> Fact | None:
    """Tell which school subjects a lesson serves."""
    told = wording.labels("kultura.school_subjects", record.school_subjects)
    return fact(_("fact_school_subjects", default="School subjects"), *told)


def curriculum(record: Lesson, wording: Wording) -> Fact | None:
    """Tell the points of the core curriculum a lesson serves."""
    rows = (
        Value(row.text or row.code or "", detail=row.code if row.text else None)
        for row in record.curriculum
        if row.text or row.code
    )
    return fact(_("fact_curriculum", default="Core curriculum"), *rows)


def mode(record: Lesson, wording: Wording) -> Fact | None:
    """Tell whether it is held on site, online or at the school."""
    told = record.mode and wording.label("kultura.modes", record.mode)
    return fact(_("fact_mode", default="How it is held"), told)


def group(record: Lesson, wording: Wording) -> Fact | None:
    """Tell how many pupils may come."""
    size = record.group
    if size is None or not (size.min or size.max):
        return None
    told = "–".join(str(number) for number in (size.min, size.max) if number)
    return fact(_("fact_group", default="Group size"), told)


def event_type(record: Happening, wording: Wording) -> Fact | None:
    """Tell what kind of event it is."""
    told = record.event_type and wording.label("kultura.event_types", record.event_type)
    return fact(_("fact_event_type", default="Kind of event"), told)


def part_of(record: Happening, wording: Wording) -> Fact | None:
    """Tell what an event or an object is part of."""
    return fact(_("fact_part_of", default="Part of"), *wording.targets(record.part_of))


def services(record: Happening, wording: Wording) -> Fact | None:
    """Tell the services that make it accessible."""
    given = record.accessibility.services if record.accessibility else ()
    told = wording.labels("kultura.accessibility_services", given)
    return fact(_("fact_services", default="Accessibility services"), *told)


def _admission(given: Admission, wording: Wording) -> Iterator[Value]:
    if given.free:
        yield Value(wording.translate(_("fact_free", default="Free admission")))
    for price in given.prices:
        amount = written_price(price.amount, price.currency, wording.language)
        yield Value(amount, detail=wording.label("kultura.price_categories", price.category))
    for day in given.free_days:
        named = wording.label("kultura.weekdays", day)
        free = _("fact_free_day", default="free on: ${day}", mapping={"day": named})
        yield Value(wording.translate(free))


def _ages(record: Happening, wording: Wording) -> str | None:
    ages = record.ages
    if ages is None or (ages.min is None and ages.max is None):
        return None
    if ages.max is None:
        message = _("fact_ages_from", default="from ${min} years", mapping={"min": ages.min})
    elif ages.min is None:
        message = _("fact_ages_to", default="up to ${max} years", mapping={"max": ages.max})
    else:
        both = {"min": ages.min, "max": ages.max}
        message = _("fact_ages", default="${min}–${max} years", mapping=both)
    return wording.translate(message)
