"""Each type as its people meet it: a form that says what is wrong, approval, and a public page."""

from dataclasses import dataclass
from dataclasses import field
from filling import errors
from filling import fill
from filling import follow
from filling import press
from filling import save
from filling import where
from typing import Any

import pytest
import re


@dataclass(frozen=True)
class Story:
    """What somebody writes: first with a mistake, then right, and what the public reads of it."""

    portal_type: str
    wrong: dict[str, Any]
    said: str
    right: dict[str, Any]
    shown: tuple[str, ...]
    section: str = "museum"
    approved: bool = True
    many: dict[str, Any] = field(default_factory=dict)


def showing(behavior: str, **row: Any) -> dict[str, Any]:
    """Name the inputs of the first date."""
    return {f"{behavior}.schedule.0.widgets.{name}": value for name, value in row.items()}


def many(behavior: str, **wish: Any) -> dict[str, Any]:
    """Name the inputs that fill many dates."""
    return {f"{behavior}.schedule.many.{name}": value for name, value in wish.items()}


STORIES = [
    Story(
        "Exhibit",
        wrong={"IExhibitRun.opens": "2036-05-01", "IExhibitRun.closes": "2036-03-01"},
        said="zamyka|wcześniej|przed",
        right={"IExhibitRun.closes": "2036-09-14"},
        shown=("1 maja – 14 września 2036",),
    ),
    Story(
        "Exhibit",
        wrong={"IPlace.place_latitude": "52", "IPlace.place_longitude": "2000"},
        said="180|długość",
        right={
            "IPlace.place_longitude": "21",
            "IPlace.place_title": "Ogród",
            "IExhibitRun.permanent": True,
        },
        shown=("Ogród",),
    ),
    Story(
        "Lesson",
        wrong={
            "ISlots.bookable": True,
            "group_min": "30",
            "group_max": "10",
            **showing("ISlots", start="2036-05-05T10:00"),
        },
        said="liczb\\w+ miejsc.*|mniejsza",
        right={
            "group_max": "32",
            "mode": "onsite",
            "duration": "45",
            "levels": "primary-5",
            **showing("ISlots", capacity="30"),
        },
        shown=("45 min", "10:00"),
    ),
    Story(
        "Event",
        wrong=showing("ISchedule", start="2036-05-05T19:00", end="2036-05-05T18:00"),
        said="Koniec jest przed początkiem",
        right={
            "event_type": "workshop",
            **showing("ISchedule", end="2036-05-05T20:00"),
        },
        shown=("19:00",),
    ),
    Story(
        "Performance",
        wrong={
            "IShowings.opens": "2036-06-01",
            **showing("IShowings", start="2036-05-05T19:00"),
        },
        said="2036-05-05",
        right={
            "IShowings.opens": "2036-05-01",
            "genre": "drama",
            "duration": "95",
            "IAgents.agents.0.widgets.name": "Jan Zmyślony",
            "IAgents.agents.0.widgets.role": "director",
        },
        shown=("Jan Zmyślony", "19:00"),
        section="theatre",
        many=many(
            "IShowings",
            weekdays="friday",
            at="19:30",
            minutes="95",
            since="2036-05-09",
            until="2036-05-30",
        ),
    ),
    Story(
        "DigitalObject",
        wrong={
            "edm_type": "IMAGE",
            "IIdentifiers.inventory_number": "OP/1",
            "IDating.dating_text": "ok. 1890",
            "IDating.dating_edtf": "około",
            "IRights.work_rights": "http://creativecommons.org/publicdomain/mark/1.0/",
            "IRights.reproduction_rights": "http://creativecommons.org/publicdomain/zero/1.0/",
        },
        said="EDTF",
        right={"IDating.dating_edtf": ""},
        shown=("ok. 1890", "OP/1"),
    ),
    Story("DigitalCollection", wrong={}, said="", right={}, shown=()),
    Story(
        "Venue",
        wrong={"latitude": "52", "longitude": "2000"},
        said="180|długość",
        right={"longitude": "21", "street": "Zmyślona 3", "locality": "Zmyślin"},
        shown=("Zmyślona 3",),
        approved=False,
    ),
]


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("number", range(len(STORIES)), ids=lambda n: STORIES[n].portal_type)
def test_from_the_form_to_the_public(visit, visit_as, places, number: int) -> None:
    story, title = STORIES[number], f"Opowieść {number}"
    author = visit_as("ewa-opowiesci" if story.approved else "maria-opowiesci")
    url = write(author, f"{places[story.section]}/++add++{story.portal_type}", title, story)
    if story.approved:
        assert "login" in where(visit(), url)
        follow(author, "submit")
        approver = visit_as("rita-opowiesci")
        approver.goto(url)
        follow(approver, "publish")
    reads(visit(), url, title, story.shown)
    reads(visit(width=360), url, title, story.shown)


def write(page: Any, form: str, title: str, story: Story) -> str:
    """Fill the form, first with a mistake; gives the address of what was made."""
    page.goto(form)
    fill(page, {"IBasic.title": title, "IBasic.description": "Tak bywa.", **story.wrong})
    if story.wrong:
        save(page)
        assert re.search(story.said, errors(page)), errors(page)
        assert page.input_value("[name='form.widgets.IBasic.title']") == title
        fill(page, story.right)
    if story.many:
        fill_many(page, story)
    save(page)
    page.wait_for_selector("article")
    return page.url.split("?")[0].removesuffix("/view")


def fill_many(page: Any, story: Story) -> None:
    """Fill dates by a rule, and see them come as rows."""
    fill(page, story.many)
    press(page, next(iter(story.many)).rpartition(".")[0] + ".fill")
    rows = page.locator("input[name$='.widgets.start']:not([name*='.TT.'])")
    starts = [row.input_value() for row in rows.all() if row.input_value()]
    assert [start[:10] for start in starts] == [
        "2036-05-05",
        *(f"2036-05-{day:02}" for day in (9, 16, 23, 30)),
    ]


def reads(page: Any, url: str, title: str, shown: tuple[str, ...]) -> None:
    """See that the page says these things, and fits its window."""
    assert page.goto(url).status == 200
    assert title in page.inner_text("h1")
    text = " ".join(page.inner_text("article").split())
    assert [piece for piece in shown if piece not in text] == [], text
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
