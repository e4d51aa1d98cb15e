"""Where imported objects go, and whether the user may bring them there."""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from kultura.behaviors.section import section_of
from kultura.imports.faults import ImportRefused
from kultura.institutions.kinds import parts_of
from kultura.interfaces import IInstitution
from kultura.interfaces import ISubsection
from typing import Any


PORTAL_TYPE = "DigitalObject"
ADD = "kultura: Add DigitalObject"
SUBMIT = "kultura: Submit"
PUBLISH = "kultura: Publish"
PUBLISH_DIRECTLY = "kultura: Publish directly"


def container_at(site: Any, path: str) -> Any:
    """Return where objects go: the part of an institution that is for them, or what is named.

    Raises ImportRefused where the path leads to nothing, or to what takes no objects.
    """
    relative = path.strip("/").removeprefix(f"{site.getId()}/")
    found = site.unrestrictedTraverse(relative, None) if relative else None
    section = section_of(found) if found is not None else None
    if section is None or not (IInstitution.providedBy(found) or ISubsection.providedBy(found)):
        raise ImportRefused(f"There is no institution, or part of one, at {path}.")
    if not section.getTypeInfo().allowType(PORTAL_TYPE):
        raise ImportRefused(f"{section.title} takes no catalogued objects.")
    return part_for_objects(found) if found == section else found


def part_for_objects(section: Any) -> Any:
    """Return the part of a section that its kind foresees for objects, else the section."""
    parts = parts_of(type(aq_base(section)))
    ids = (part.id for part in parts if PORTAL_TYPE in part.types and part.id in section)
    return next((section[part] for part in ids), section)


def publishing_action(container: Any) -> str:
    """Return the transition by which the current user may publish here; raises ImportRefused."""
    if allowed(PUBLISH, container):
        return "publish"
    section = section_of(container)
    if getattr(section, "publishes_directly", False) and allowed(PUBLISH_DIRECTLY, container):
        return "publish_directly"
    raise ImportRefused(f"{user_id()} may not publish in {section.title}.")


def check_adding(container: Any) -> None:
    """Raise ImportRefused where the current user may not add objects, nor decide about them."""
    if not allowed(ADD, container) and not allowed(PUBLISH, container):
        raise ImportRefused(f"{user_id()} may not add objects in {section_of(container).title}.")


def check_submitting(container: Any) -> None:
    """Raise ImportRefused where the current user may not submit."""
    if not allowed(SUBMIT, container):
        raise ImportRefused(f"{user_id()} may not submit objects in {section_of(container).title}.")


def allowed(permission: str, context: Any) -> bool:
    """Tell whether the current user holds a permission."""
    return bool(getSecurityManager().checkPermission(permission, context))


def user_id() -> str:
    """Return the current user's id."""
    return getSecurityManager().getUser().getId()
