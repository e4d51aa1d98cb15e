"""The region of the table: one item of every type in every state, and everybody it knows."""

from DateTime import DateTime
from kultura.workflows.history import APPROVAL
from museums import person
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.utils import createContentInContainer


ACCOUNTS = {
    "stranger": "stranger",
    "editor": "ewa",
    "manager": "marta",
    "removed": "roman",
    "other editor": "zofia",
    "other manager": "zenon",
    "region": "region",
    "region too": "rita",
    "admin": "ada",
}
TYPES = (
    "Exhibit",
    "Performance",
    "Lesson",
    "Event",
    "DigitalObject",
    "DigitalCollection",
    "Document",
    "News Item",
    "Link",
)
#: How an item comes into each state of the table: by which transitions, and who submitted it.
SUBMIT = ("submit", "pending", "ewa")
PUBLISH = ("publish", "published", "region")
WAYS = {
    "draft": (),
    "pending": (SUBMIT,),
    "pending, own": (("submit", "pending", "rita"),),
    "published": (SUBMIT, PUBLISH),
    "withdrawn": (SUBMIT, PUBLISH, ("withdraw", "withdrawn", "ewa")),
    "deleted": (("delete", "deleted", "ewa"),),
}


def open_region(portal) -> None:
    """Open two museums and give everybody of the table an account and a place."""
    with api.env.adopt_roles(roles=["Manager"]):
        for name in ("muzeum", "zamek"):
            api.content.create(portal, "Museum", name, title=name.title())
        person("stranger")
        person("ewa", "muzeum-editors")
        person("marta", "muzeum-managers")
        person("roman", "muzeum-managers")
        person("zofia", "zamek-editors")
        person("zenon", "zamek-managers")
        person("region", "regional-administrators")
        person("rita", "regional-administrators", "muzeum-editors")
        person("ada")
        api.user.grant_roles(username="ada", roles=["Manager"])
        api.group.remove_user(groupname="muzeum-managers", username="roman")


def items(section) -> dict[tuple[str, str], object]:
    """Make the items of the table: (type, state) → item."""
    made = {(name, state): item(section, name, state) for name in TYPES for state in WAYS}
    return made | working_copies(section)


def item(section, portal_type: str, state: str) -> object:
    """Make an item that went its way into the state."""
    with api.env.adopt_roles(roles=["Manager"]):
        obj = createContentInContainer(
            section, portal_type, checkConstraints=False, title=f"{portal_type} {state}"
        )
    return go(obj, state)


def go(obj, state: str) -> object:
    """Write the way into a state down in the item's history, as if people had gone it."""
    tool = api.portal.get_tool("portal_workflow")
    for action, reached, actor in WAYS[state]:
        entry = {"review_state": reached, "action": action, "actor": actor}
        tool.setStatusOf(APPROVAL, obj, entry | {"comments": "", "time": DateTime()})
    tool.getWorkflowById(APPROVAL).updateRoleMappingsFor(obj)
    obj.reindexObject()
    return obj


def working_copies(section) -> dict[tuple[str, str], object]:
    """Make working copies of published pages, in the states that those have."""
    made = {}
    for state in ("draft", "pending", "pending, own"):
        original = item(section, "Document", "published")
        with api.env.adopt_roles(roles=["Manager"]):
            working_copy = ICheckinCheckoutPolicy(original).checkout(None)
        made["working copy", state] = go(working_copy, state)
    return made
