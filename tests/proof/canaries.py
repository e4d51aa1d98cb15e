"""A region with a word in everything that is not public, each naming where it is from.

Every word begins with `STEM`; what is public says `SEEN` instead, so that a hunt which finds
nothing has at least found that.
"""

from base64 import b64encode
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from io import BytesIO
from PIL import Image
from proving import add_person
from proving import Proving
from typing import Any


STEM = "kanarek"
SEEN = "skowronek"
INC = "http://rightsstatements.org/vocab/InC/1.0/"
OBJECT = {
    "@type": "DigitalObject",
    "work_rights": INC,
    "reproduction_rights": INC,
    "edm_type": "IMAGE",
    "inventory_number": "MK/1",
    "languages": ["pl"],
}


@dataclass
class Region:
    """Where things are: UIDs and paths of what is public, and of what is not."""

    proved: Proving
    public: dict[str, str] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)

    def write(self, where: str, **sent: Any) -> dict[str, Any]:
        """Have the editor make something; return what the service says of it."""
        return self.proved.as_("kazia").must("POST", where, **{"@type": "Document"} | sent)

    def take(self, path: str, *transitions: str) -> None:
        """Take something through transitions, each by whose it is."""
        deciding = ("publish", "request_changes", "suspend", "activate")
        for name in transitions:
            person = self.proved.as_("region" if name in deciding else "kazia")
            comment = f"{STEM}-komentarz"
            person.must("POST", f"{path}/@workflow/{name}", comment=comment)

    def hide(self, name: str, *transitions: str, **sent: Any) -> str:
        """Write a document full of the word, and take it through transitions; return its UID."""
        made = self.write("kanarki", **words(name), **sent)
        self.take(path_of(made), *transitions)
        self.secret[made["UID"]] = path_of(made)
        return made["UID"]


def path_of(made: dict[str, Any]) -> str:
    """Return the path in the site of what a service speaks of."""
    return made["@id"].partition("/++api++/")[2] or made["@id"].partition("/kultura/")[2]


def words(name: str) -> dict[str, Any]:
    """Return fields that say the word wherever an item can."""
    word = f"{STEM}{name}"
    return {
        "id": word,
        "title": f"{word} tytuł",
        "description": f"{word} opis",
        "text": f"<p>{word} tekst</p>",
        "topics": [{"label": f"{word} temat"}],
        "translations": {"en": {"title": f"{word} english", "text": f"<p>{word} english</p>"}},
    }


def in_hours(hours: int) -> str:
    """Return a time so many hours from now."""
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


def picture(name: str) -> dict[str, str]:
    """Return a picture whose file bears a name."""
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    data = b64encode(file.getvalue()).decode()
    return {"data": data, "encoding": "base64", "filename": name, "content-type": "image/png"}


def open_region(proved: Proving) -> Region:
    """Open sections and fill them with what is public and what is not."""
    region = Region(proved)
    for name in ("kanarki", "zamkniete"):
        sent = {"@type": "Museum", "id": name, "title": SEEN}
        proved.as_("region").must("POST", **sent)
    add_person(proved, "kazia", "kanarki-editors", "zamkniete-editors")
    write_what_waits(region)
    write_what_was(region)
    write_what_is_public(region)
    close_a_section(region)
    proved.wait_until_idle()
    return region


def write_what_waits(region: Region) -> None:
    """Drafts, what waits for approval, what is not yet or not any more to be seen."""
    region.hide("szkic")
    region.hide("czeka", "submit")
    region.hide("embargo", "submit", "publish", effective=in_hours(30))
    region.hide("wygasle", "submit", "publish", effective=in_hours(-30), expires=in_hours(-1))
    region.hide("usuniete", "delete")


def write_what_was(region: Region) -> None:
    """What was public, is withdrawn, and was written in again."""
    for name, *then in (("wycofane",), ("otwarte", "reopen"), ("wkoszu", "delete")):
        uid = region.hide(name, "submit", "publish")
        region.proved.wait_until_idle()
        answer = region.proved.as_("anonymous").session.get(
            f"{region.proved.public}/api/v1/pages/{uid}", timeout=60
        )
        assert STEM in answer.text, answer.text
        region.etags[uid] = answer.headers["ETag"]
        region.take(region.secret[uid], "withdraw", *then)


def write_what_is_public(region: Region) -> None:
    """Public records that refer to what is not, and keep to themselves what is internal."""
    media = region.write(
        "kanarki",
        **{"@type": "Image", "title": f"{STEM}obraz", "description": f"{STEM}opisobrazu"},
        image=picture(f"{STEM}plik.png"),
    )
    region.secret[media["UID"]] = path_of(media)
    keep_a_file_in_a_draft(region)
    shown = {"image": media["UID"], "alt": f"{SEEN} alt"}
    related = [uid for uid in region.secret if uid not in unseen(region)]
    page = region.write(
        "kanarki",
        title=f"{SEEN} strona",
        text=links(region),
        translations={"en": {"text": links(region)}},
        pictures=[shown],
        related=related,
    )
    thing = region.write("kanarki", title=f"{SEEN} rzecz", **OBJECT, **internal())
    closed = region.write(
        "kanarki",
        title=f"{SEEN} zamknięta",
        access="on-premises",
        pictures=[shown | {"alt": f"{STEM}alt", "credit": f"{STEM}autor"}],
        **OBJECT,
    )
    for made in (page, thing, closed):
        region.take(path_of(made), "submit", "publish")
        region.public[made["UID"]] = path_of(made)
    propose(region, path_of(page))


def keep_a_file_in_a_draft(region: Region) -> None:
    """Write a draft that has a file to take home, and an embargoed one that has the same."""
    name = f"{STEM}zalacznik.txt"
    data = b64encode(f"{STEM} w pliku".encode()).decode()
    file = {"data": data, "encoding": "base64", "filename": name, "content-type": "text/plain"}
    made = region.write("kanarki", **{"@type": "File", "title": f"{STEM}plik"}, file=file)
    region.secret[made["UID"]] = path_of(made)
    attached = [{"file": made["UID"], "title": f"{STEM} do pobrania"}]
    region.hide("szkiczplikiem", attachments=attached)
    sent = {"attachments": attached, "effective": in_hours(30)}
    region.hide("embargozplikiem", "submit", "publish", **sent)


def links(region: Region) -> str:
    """Return a text that links to all that is hidden, by UID and by path.

    What not even the editor sees keeps the path that was typed.
    """
    by_uid = (f'<a href="resolveuid/{uid}">tu</a>' for uid in region.secret)
    by_path = (f'<a href="/{path}">tam</a>' for path in region.secret.values())
    shown = (f'<img src="resolveuid/{uid}" alt="{SEEN}">' for uid in list(region.secret)[:1])
    return f"<p>{SEEN} {' '.join([*by_uid, *by_path, *shown])}</p>"


def unseen(region: Region) -> set[str]:
    """Return what nobody may refer to: what is deleted, and pictures."""
    return {
        uid
        for uid, path in region.secret.items()
        if path.endswith(("usuniete", "wkoszu", ".png", ".txt")) or "plik" in path
    }


def internal() -> dict[str, Any]:
    """Return what an institution notes for itself."""
    names = ("storage_place", "donor", "internal_note")
    return {name: f"{STEM}{name}" for name in names} | {"insurance_value": 987654}


def propose(region: Region, path: str) -> None:
    """Make a working copy full of the word."""
    kazia = region.proved.as_("kazia")
    copy = path_of(kazia.must("POST", f"{path}/@workingcopy"))
    told = kazia.must("GET", copy)
    kazia.must("PATCH", copy, **{n: v for n, v in words("kopia").items() if n != "id"})
    region.secret[told["UID"]] = copy


def close_a_section(region: Region) -> None:
    """Publish something in a section, and suspend the section."""
    made = region.write("zamkniete", **words("zawieszone"))
    region.take(path_of(made), "submit", "publish")
    region.secret[made["UID"]] = path_of(made)
    region.proved.as_("region").must("PATCH", "zamkniete", title=f"{STEM} sekcja")
    region.proved.wait_until_idle()
    region.take("zamkniete", "suspend")
