"""Links in a text lead to a record's public page while it is public, and are their words else."""

from builders import publish
from dataclasses import replace
from datetime import timedelta
from indexing import composed
from kultura.records.links import link_to
from kultura.records.page import Page
from kultura.store import clock
from kultura.store.voting import vote


TARGET = "a" * 32


def page(uid: str, **more) -> Page:
    return Page(**({"id": uid, "path": uid, "title": uid, "language": "pl"} | more))


def linking(uid: str = "1") -> Page:
    text = f'<p lang="pl">„<a href="{link_to(TARGET, "x")}">tam</a>” i dalej</p>'
    return page(uid, text=text, text_plain="„tam” i dalej")


LINKED = f'<p lang="pl">„<a href="http://127.0.0.1/pages/{TARGET}#x">tam</a>” i dalej</p>'
UNLINKED = '<p lang="pl">„tam” i dalej</p>'


def shown(get) -> str:
    record = get("/api/v1/pages/1").json()
    assert record["textPlain"] == "„tam” i dalej"
    assert record["related"] == [] and "link" not in record
    return record["text"]


def test_a_link_follows_what_it_leads_to(get, store) -> None:
    publish(store, composed(linking()))
    assert shown(get) == UNLINKED
    publish(store, composed(page(TARGET)))
    assert shown(get) == LINKED
    vote(store, [TARGET], [])
    assert shown(get) == UNLINKED
    assert TARGET not in get("/api/v1/pages/1").text


def test_a_link_keeps_to_the_dates_of_what_it_leads_to(get, store) -> None:
    with store, store.cursor() as cursor:
        begins = clock.now(cursor) + timedelta(hours=1)
    publish(store, composed(linking()), composed(page(TARGET), visible_from=begins))
    assert shown(get) == UNLINKED
    with store, store.cursor() as cursor:
        clock.set_ahead(cursor, timedelta(hours=2))
    assert shown(get) == LINKED


def test_a_link_leads_to_the_page_in_the_language_of_the_answer(get, store) -> None:
    english = replace(page(TARGET), language="en")
    polish = page(TARGET, alternates=("en",))
    target = composed(polish, english)
    renderings = tuple(
        replace(one, card=one.card.replace(b"/pages/", f"/{one.language}/pages/".encode()))
        for one in target.renderings
    )
    publish(store, composed(linking()), replace(target, renderings=renderings))
    assert "/en/pages/" in get("/api/v1/pages/1?lang=en").json()["text"]
    assert "/pl/pages/" in get("/api/v1/pages/1?lang=pl").json()["text"]


def test_publishing_what_is_linked_to_writes_no_other_row(get, store) -> None:
    publish(store, composed(linking()))
    with store, store.cursor() as cursor:
        cursor.execute("SELECT xmin FROM publication.record WHERE uid = '1'")
        before = cursor.fetchone()
    publish(store, composed(page(TARGET)))
    with store, store.cursor() as cursor:
        cursor.execute("SELECT xmin FROM publication.record WHERE uid = '1'")
        assert cursor.fetchone() == before
