"""Two museums with their people, for tests of what one may and the other may not."""

from plone import api


PASSWORD = "Correct-horse-9"


def person(name: str, *groups: str) -> str:
    """Make an account in groups; return its id."""
    api.user.create(
        email=f"{name}@example.org",
        username=name,
        password=PASSWORD,
        properties={"fullname": name.title()},
    )
    for group in groups:
        api.group.add_user(groupname=group, username=name)
    return name


def open_museums(portal) -> None:
    """Open two museums, each with an editor and a manager, and make a regional administrator."""
    with api.env.adopt_roles(roles=["Manager"]):
        api.group.create("regional-administrators", roles=["Regional Administrator"])
        for name in ("muzeum", "zamek"):
            api.content.create(portal, "Museum", name, title=name.title())
            person(f"{name}-editor", f"{name}-editors")
            person(f"{name}-manager", f"{name}-managers")
        person("region", "regional-administrators")
