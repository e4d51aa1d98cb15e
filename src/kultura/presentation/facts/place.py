"""Facts of places: where something is, how to get in and when it is open."""

from collections.abc import Iterator
from itertools import groupby
from kultura.i18n import _
from kultura.presentation.facts.fact import Fact
from kultura.presentation.facts.fact import fact
from kultura.presentation.facts.fact import Value
from kultura.presentation.facts.fact import Wording
from kultura.presentation.written import written_run
from kultura.presentation.written import written_weekday
from kultura.records.accessibility import Accessibility
from kultura.records.contact import Contact
from kultura.records.contact import Link
from kultura.records.institution import Institution
from kultura.records.opening_hours import ExceptionalHours
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import RegularHours
from kultura.records.opening_hours import WEEKDAYS
from kultura.records.place import Address
from kultura.records.place import Place
from kultura.records.venue import Venue


def place(given: Place | None, wording: Wording) -> Fact | None:
    """Tell where something is: the venue it refers to, or the words and address it has itself."""
    if given is None:
        return None
    label = _("fact_where", default="Where")
    target = wording.resolve(given.id) if given.id else None
    if target:
        return fact(label, Value(target.title, target.url))
    address = written_address(given.address)
    if given.title:
        return fact(label, Value(given.title, detail=address))
    return fact(label, address)


def where(record: Venue | Institution, wording: Wording) -> Fact | None:
    """Tell the address of a venue or an institution."""
    return place(record.place, wording)


def written_address(address: Address | None) -> str | None:
    """Write an address on one line; None where no part of it is known."""
    if address is None:
        return None
    town = " ".join(part for part in (address.postal_code, address.locality) if part)
    return ", ".join(part for part in (address.street, town) if part) or None


def contact(record: Venue | Institution, wording: Wording) -> Fact | None:
    """Tell how to reach an institution or a venue."""
    if record.contact is None:
        return None
    return fact(_("fact_contact", default="Contact"), *_contact(record.contact))


def opening_hours(record: Venue | Institution, wording: Wording) -> Fact | None:
    """Tell regular opening hours, weekdays of the same hours together, then the exceptions."""
    if record.opening_hours is None:
        return None
    hours = record.opening_hours
    return fact(
        _("fact_opening_hours", default="Opening hours"),
        *_regular(hours, wording),
        *(_exception(row, wording) for row in hours.exceptions),
    )


def features(record: Venue | Institution, wording: Wording) -> Fact | None:
    """Tell what is known of a place's accessibility; what nobody checked is not told."""
    given = record.accessibility or Accessibility()
    rows = (
        Value(
            wording.label("kultura.accessibility_features", feature.code),
            detail=feature.note or wording.translate(_ANSWERS[feature.value]),
        )
        for feature in given.venue
    )
    return fact(_("fact_features", default="Accessibility"), *rows)


def registers(record: Institution, wording: Wording) -> Fact | None:
    """Tell the numbers an institution has in public registers."""
    numbers = (("ISIL", record.isil), ("RIK", record.rik), ("PRM", record.prm))
    official = (*numbers, ("REGON", record.regon), ("NIP", record.nip))
    rows = (Value(number, detail=register) for register, number in official if number)
    return fact(_("fact_registers", default="Registers"), *rows)


def organiser(record: Institution, wording: Wording) -> Fact | None:
    """Tell who runs the institution."""
    return fact(_("fact_organiser", default="Organiser"), record.organiser)


def documents(record: Institution, wording: Wording) -> Fact | None:
    """Lead to the public documents the law asks of an institution."""
    bulletin = _("fact_bip", default="Public Information Bulletin")
    statement = _("fact_accessibility_statement", default="Accessibility statement")
    links = ((bulletin, record.bip_url), (statement, record.accessibility_statement_url))
    rows = (Value(wording.translate(words), url) for words, url in links if url)
    return fact(_("fact_documents", default="Public documents"), *rows)


def social(record: Institution, wording: Wording) -> Fact | None:
    """Lead to an institution's pages elsewhere."""
    return fact(_("fact_social", default="Elsewhere"), *(_link(link) for link in record.social))


_ANSWERS = {
    "yes": _("fact_feature_yes", default="yes"),
    "limited": _("fact_feature_limited", default="limited"),
    "no": _("fact_feature_no", default="no"),
}


def _contact(given: Contact) -> Iterator[Value]:
    if given.phone:
        yield Value(given.phone, f"tel:{given.phone.replace(' ', '')}")
    if given.email:
        yield Value(given.email, f"mailto:{given.email}")
    if given.website:
        yield Value(given.website, given.website)


def _link(link: Link) -> Value:
    return Value(link.title, link.url)


def _regular(hours: OpeningHours, wording: Wording) -> Iterator[Value]:
    def same(row: RegularHours) -> tuple:
        return (row.opens, row.closes, row.season_from, row.season_until)

    for _key, rows in groupby(hours.regular, key=same):
        days = list(rows)
        words = _weekdays([WEEKDAYS.index(row.weekday) for row in days], wording.language)
        yield Value(words, detail=f"{days[0].opens:%H:%M}–{days[0].closes:%H:%M}{_season(days[0])}")


def _season(row: RegularHours) -> str:
    if not (row.season_from or row.season_until):
        return ""
    ends = (row.season_from or "01-01", row.season_until or "12-31")
    return " ({}–{})".format(*(f"{int(end[3:])}.{end[:2]}" for end in ends))


def _weekdays(numbers: list[int], language: str) -> str:
    names = [written_weekday(number, language) for number in numbers]
    run = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return f"{names[0]} – {names[-1]}" if run and len(names) > 2 else ", ".join(names)


def _exception(row: ExceptionalHours, wording: Wording) -> Value:
    days = written_run(row.start, row.end or row.start, wording.language)
    if row.closed or not (row.opens and row.closes):
        told = wording.translate(_("fact_closed", default="closed"))
    else:
        told = f"{row.opens:%H:%M}–{row.closes:%H:%M}"
    return Value(days, detail=f"{told} ({row.note})" if row.note else told)
