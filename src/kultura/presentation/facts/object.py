"""Facts of catalogued objects, as a museum's label and a library's card tell them."""

from kultura.i18n import _
from kultura.presentation.facts.fact import Fact
from kultura.presentation.facts.fact import fact
from kultura.presentation.facts.fact import Value
from kultura.presentation.facts.fact import Wording
from kultura.presentation.written import written_number
from kultura.records.agent import Agent
from kultura.records.collection import Collection
from kultura.records.object import DigitalObject
from kultura.records.object import Dimension
from kultura.records.rights import Right


def creators(record: DigitalObject | Collection, wording: Wording) -> Fact | None:
    """Tell who made it, with roles, life dates and how sure the attribution is."""
    people = (written_agent(agent, wording) for agent in record.creators)
    return fact(_("fact_creators", default="Made by"), *people)


def written_agent(agent: Agent, wording: Wording) -> Value:
    """Write a person or body with what qualifies the name."""
    qualifier = agent.qualifier and wording.label("kultura.attribution_qualifiers", agent.qualifier)
    name = f"{agent.name} ({qualifier})" if qualifier else agent.name
    role = agent.role and wording.label("kultura.agent_roles", agent.role)
    detail = ", ".join(part for part in (_life(agent), role) if part)
    return Value(name, agent.authority, detail or None)


def dating(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell when it was made, in the words of its catalogue."""
    given = record.dating
    return fact(_("fact_dating", default="Date"), given and (given.text or given.edtf))


def object_type(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell what it is."""
    told = record.object_type and wording.label("kultura.object_types", record.object_type)
    return fact(_("fact_object_type", default="Object"), told)


def materials(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell what it is made of."""
    told = wording.labels("kultura.materials", record.materials)
    return fact(_("fact_materials", default="Material"), *told)


def technique(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell how it was made."""
    told = wording.labels("kultura.techniques", record.technique)
    return fact(_("fact_technique", default="Technique"), *told)


def dimensions(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell its measures as they were written, or from their parts."""
    rows = (*record.dimensions, *((record.weight,) if record.weight else ()))
    told = dict.fromkeys(_dimension(row, wording) for row in rows)  # a written line may be two rows
    return fact(_("fact_dimensions", default="Dimensions"), *told)


def inventory_number(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the number it has in the inventory."""
    return fact(_("fact_inventory_number", default="Inventory number"), record.inventory_number)


def identifiers(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the other numbers it is known by."""
    rows = (
        Value(row.value, detail=row.type and wording.label("kultura.identifier_types", row.type))
        for row in record.identifiers
    )
    return fact(_("fact_identifiers", default="Identifiers"), *rows)


def places(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the places of its life: where it was made, found, used."""
    rows = (
        Value(row.label, row.uri, wording.label("kultura.place_roles", row.role))
        for row in record.places
    )
    return fact(_("fact_places", default="Places"), *rows)


def inscriptions(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell what is written on it."""
    return fact(_("fact_inscriptions", default="Inscriptions"), *record.inscriptions)


def provenance(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell where it comes from."""
    return fact(_("fact_provenance", default="Provenance"), record.provenance)


def acquisition(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell how and when the institution came by it."""
    given = record.acquisition
    if given is None:
        return None
    method = given.method and wording.label("kultura.acquisition_methods", given.method)
    told = ", ".join(str(part) for part in (method, given.year) if part)
    return fact(_("fact_acquisition", default="Acquisition"), told)


def credit_line(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the line the institution asks to be printed beside the object."""
    return fact(_("fact_credit_line", default="Credit line"), record.credit_line)


def edition(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell publisher, edition, series and date of issue of a publication."""
    parts = (record.publisher, record.edition, record.series, record.issued)
    return fact(_("fact_edition", default="Published"), *parts)


def languages(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the languages of the work."""
    told = wording.labels("kultura.languages", record.languages)
    return fact(_("fact_work_languages", default="Language of the work"), *told)


def part_of(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the larger work it is part of."""
    return fact(_("fact_part_of", default="Part of"), *wording.targets(record.part_of))


def collections(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell the collections it belongs to."""
    told = wording.targets(record.collections)
    return fact(_("fact_collections", default="Collections"), *told)


def access(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell how its digital form may be seen, where that is not openly."""
    told = record.access != "open" and wording.label("kultura.access_levels", record.access)
    return fact(_("fact_access", default="Access"), told or None)


def rights(record: DigitalObject, wording: Wording) -> Fact | None:
    """Tell what may be done with the work and with its reproduction."""
    given = record.rights
    if given is None:
        return None
    work = _("fact_rights_work", default="work")
    reproduction = _("fact_rights_reproduction", default="reproduction")
    return fact(
        _("fact_rights", default="Rights"),
        _right(given.work, wording.translate(work)),
        _right(given.reproduction, wording.translate(reproduction)),
    )


def _right(right: Right | None, what: str) -> Value | None:
    if right is None:
        return None
    detail = ", ".join(part for part in (what, right.holder, right.credit) if part)
    return Value(right.label, right.uri, detail)


def _life(agent: Agent) -> str | None:
    if not (agent.born or agent.died):
        return None
    return f"{agent.born or '?'}–{agent.died or ''}"


def _dimension(row: Dimension, wording: Wording) -> str | None:
    if row.text or row.value is None:
        return row.text
    kind = row.type and wording.label("kultura.dimension_types", row.type)
    amount = written_number(row.value, wording.language)
    return " ".join(part for part in (kind, amount, row.unit) if part)
