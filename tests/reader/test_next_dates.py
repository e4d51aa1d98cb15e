"""What comes next of a record: put in at read, and gone when it is over."""

from datetime import date
from datetime import timedelta
from houses import exhibit
from houses import museum
from houses import performance
from houses import present
from houses import set_clock
from houses import showing
from houses import venue
from kultura.store.voting import vote


def test_dates_that_have_ended_are_left_out_and_the_next_is_named(get, store) -> None:
    set_clock(store, "2026-03-10 12:00")
    present(store, performance("p", "2026-03-09 19:00", "2026-03-10 19:00", "2026-03-12 19:00"))
    found = get("/api/v1/performances/p").json()
    assert [one["start"][:16] for one in found["schedule"]] == [
        "2026-03-10T19:00",
        "2026-03-12T19:00",
    ]
    assert found["nextDate"] == found["schedule"][0]
    assert found["nextDate"]["start"] == "2026-03-10T19:00:00+01:00"


def test_next_date_goes_on_in_time_though_nothing_was_changed(get, store) -> None:
    set_clock(store, "2026-03-10 20:30")
    present(store, performance("p", "2026-03-10 19:00", "2026-03-12 19:00"))
    first = get("/api/v1/performances/p")
    assert first.json()["nextDate"]["start"].startswith("2026-03-10")
    assert get("/api/v1/performances?pageSize=1").json()["results"][0]["nextDate"]
    set_clock(store, "2026-03-10 21:30")
    second = get("/api/v1/performances/p", If_None_Match=first.headers["ETag"])
    assert second.json()["nextDate"]["start"].startswith("2026-03-12")
    (listed,) = get("/api/v1/performances?pageSize=1").json()["results"]
    assert listed["nextDate"]["start"].startswith("2026-03-12")
    set_clock(store, "2026-03-13 21:30")
    assert "nextDate" not in get("/api/v1/performances/p").json()


def test_what_is_called_off_is_shown_and_is_not_next(get, store) -> None:
    set_clock(store, "2026-03-10 12:00")
    rows = (
        showing("2026-03-11 19:00", status="cancelled"),
        showing("2026-03-12 19:00", status="postponed"),
        showing("2026-03-13 19:00", status="moved-online"),
    )
    present(store, performance("p", schedule=rows))
    found = get("/api/v1/performances/p").json()
    assert [one["status"] for one in found["schedule"]] == [
        "cancelled",
        "postponed",
        "moved-online",
    ]
    assert found["nextDate"]["start"].startswith("2026-03-13")


def test_fifty_dates_are_in_the_record(get, store) -> None:
    set_clock(store, "2026-03-10 12:00")
    rows = [f"2026-0{month}-{day:02} 19:00" for month in (4, 5, 6) for day in range(1, 21)]
    present(store, performance("p", *rows))
    found = get("/api/v1/performances/p").json()["schedule"]
    assert len(found) == 50
    assert found[-1]["start"].startswith("2026-06-10")


def test_date_elsewhere_shows_its_venue_while_that_is_public(get, store) -> None:
    set_clock(store, "2026-03-10 12:00")
    elsewhere = venue("square").place
    assert elsewhere
    rows = (
        showing("2026-03-11 19:00", place=type(elsewhere)(id="square")),
        showing("2026-03-12 19:00", place=type(elsewhere)(title="Rynek")),
    )
    present(store, venue("square", title="Plac"), performance("p", schedule=rows))
    first, second = get("/api/v1/performances/p").json()["schedule"]
    assert (first["place"]["id"], first["place"]["title"]) == ("square", "Plac")
    assert second["place"] == {"title": "Rynek"}
    vote(store, ["square"], [])
    first, second = get("/api/v1/performances/p").json()["schedule"]
    assert "place" not in first
    assert "square" not in get("/api/v1/performances/p").text


def test_exhibition_is_next_when_its_museum_opens(get, store) -> None:
    set_clock(store, "2026-03-08 19:00")  # a Sunday, after six
    present(store, museum(), exhibit("e", opens=date(2026, 3, 1), closes=date(2026, 4, 1)))
    found = get("/api/v1/exhibits/e").json()["nextDate"]
    assert (found["start"], found["end"]) == (
        "2026-03-10T10:00:00+01:00",
        "2026-03-10T18:00:00+01:00",
    )
    set_clock(store, "2026-04-01 18:00")
    assert "nextDate" not in get("/api/v1/exhibits/e").json()


def test_exhibition_whose_hours_nobody_knows_is_on_every_day(get, store) -> None:
    set_clock(store, "2026-03-09 12:00")
    present(store, exhibit("e", institution=None, permanent=True))
    found = get("/api/v1/exhibits/e").json()["nextDate"]
    assert (found["start"], found["allDay"]) == ("2026-03-09T00:00:00+01:00", True)


def test_exhibition_far_ahead_is_next_once_its_hours_are_known(get, store) -> None:
    now = set_clock(store, "2026-03-10 12:00")
    present(store, museum(), exhibit("e", opens=now.date() + timedelta(days=430)))
    assert "nextDate" not in get("/api/v1/exhibits/e").json()
    set_clock(store, "2026-03-10 23:59")
    assert "nextDate" not in get("/api/v1/exhibits/e").json()
    set_clock(store, "2026-03-11 00:00")
    assert "nextDate" in get("/api/v1/exhibits/e").json()
