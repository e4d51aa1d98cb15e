"""Two institutions; in the second, a word that nobody outside it may ever read."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from PIL import Image
from plone import api

import transaction


#: In the title, text, subject, id, comment and file names of everything of B that is not public.
CANARY = "pterodaktyl"

#: The login name, the full name and the address of B's editor.
PERSON = "bogumila-zawisza"

PASSWORD = "Correct-horse-9"


PAGE = {"@type": "Document"}


@dataclass(frozen=True)
class Region:
    """Where things are, and who asks; paths are those of the site."""

    own: str
    seen: tuple[str, ...]
    hidden: tuple[str, ...]
    uids: tuple[str, ...]
    editor: object
    theirs: object
    visitor: object


def team(section: str, name: str, fullname: str) -> None:
    user = api.user.create(
        username=name,
        password=PASSWORD,
        email=f"{name}@example.org",
        properties={"fullname": fullname},
    )
    api.group.add_user(groupname=f"{section}-editors", user=user)


def open_region(site, client, visitor, manager) -> Region:
    """Open both institutions, let their people write, and say where everything is."""
    with api.env.adopt_roles(["Manager"]):
        for name in ("muzeum-a", "muzeum-b"):
            api.content.create(site, "Museum", name, title=name)
        team("muzeum-a", "anna", "Anna")
        team("muzeum-b", PERSON, "Bogumiła Zawisza")
    transaction.commit()
    ours, theirs = client("anna"), client(PERSON)
    public = fill(theirs, manager)
    own = made(ours, "muzeum-a", title="Nasza", related=[public["UID"]], **PAGE)
    transaction.begin()
    hidden = what_is_hidden()
    return Region(
        own=path_of(own),
        seen=("", "muzeum-a", "muzeum-b", path_of(own), path_of(public)),
        hidden=tuple(hidden),
        uids=(*hidden.values(), own["UID"], public["UID"]),
        editor=ours,
        theirs=theirs,
        visitor=visitor,
    )


def what_is_hidden() -> dict[str, str]:
    """Return the UIDs of B's content that is not public, by path in the site."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(path="/plone/muzeum-b")
    hidden = {
        brain.getPath().removeprefix("/plone/"): brain.UID
        for brain in found
        if CANARY in f"{brain.getPath()} {brain.Title}"
    }
    assert len(hidden) >= 6
    return hidden


def path_of(said: dict) -> str:
    return said["@id"].partition("/plone/")[2]


def made(client, where: str, **sent) -> dict:
    answer = client.post(f"++api++/{where}", json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()


def fill(theirs, manager) -> dict:
    """B's editor writes drafts, files and a proposal; one page of theirs is public."""
    words = {"title": f"{CANARY} title", "description": f"{CANARY} description"}
    tagged = words | {"subjects": [CANARY]}
    made(theirs, "muzeum-b", text=f"<p>{CANARY}</p>", **words, **PAGE)
    made(theirs, "muzeum-b", image=a_file(), **tagged, **{"@type": "Image"})
    made(theirs, "muzeum-b", file=a_file(), **tagged, **{"@type": "File"})
    made(theirs, "muzeum-b", remoteUrl=f"https://{CANARY}.example", **tagged, **{"@type": "Link"})
    renamed = {"id": f"{CANARY}-renamed"}
    theirs.patch(f"++api++/{path_of(made(theirs, 'muzeum-b', title='Nowa', **PAGE))}", json=renamed)
    news = made(theirs, "muzeum-b", **words, **{"@type": "News Item"})
    public = made(theirs, "muzeum-b", title="Publiczna", **PAGE)
    comment = {"comment": f"{CANARY} comment"}
    for each in (news, public):
        moved(theirs, each, "submit", comment)
    moved(manager, public, "publish", comment)
    copy = theirs.post(f"++api++/{path_of(public)}/@workingcopy").json()
    theirs.patch(f"++api++/{path_of(copy)}", json=words)
    return public


def moved(client, said: dict, transition: str, comment: dict) -> None:
    answer = client.post(f"++api++/{path_of(said)}/@workflow/{transition}", json=comment)
    assert answer.status_code == 200, answer.text


def a_file() -> dict[str, str]:
    """A picture as JSON carries it, with the word in its file name."""
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    return {
        "data": b64encode(stream.getvalue()).decode(),
        "encoding": "base64",
        "content-type": "image/png",
        "filename": f"{CANARY}.png",
    }
