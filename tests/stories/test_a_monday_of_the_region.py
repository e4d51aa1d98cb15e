"""The regional administrator's Monday: two keys an item, many at once, one look at the region."""

from looking import look
from time import monotonic

import pytest
import re
import requests


EDITOR = ("ewa-opowiesci", "Haslo-do-opowiesci-1")
MANAGER = ("maria-opowiesci", "Haslo-do-opowiesci-1")
REGION = ("rita-opowiesci", "Haslo-do-opowiesci-1")
ITEM = ".review-row:not(.is-done)"


@pytest.fixture(autouse=True)
def empty_queue(museum) -> None:
    """Take back what other stories left waiting."""
    with requests.Session() as session:
        session.auth, session.headers["Accept"] = EDITOR, "application/json"
        api = museum.url.replace(museum.site, f"{museum.site}/++api++")
        found = session.get(f"{api}/@search?review_state=pending&b_size=100").json()["items"]
        for one in found:
            url = one["@id"].replace(museum.site, f"{museum.site}/++api++")
            session.post(url.replace("/++api++/++api++", "/++api++") + "/@workflow/retract")
        assert session.get(f"{api}/@search?review_state=pending").json()["items_total"] == 0


def submit(museum, titles: list[str]) -> list[str]:
    """Write and submit pages; return their addresses."""
    with requests.Session() as session:
        session.auth, session.headers["Accept"] = EDITOR, "application/json"
        api = museum.url.replace(museum.site, f"{museum.site}/++api++")
        urls = []
        for title in titles:
            made = session.post(f"{api}/o-nas", json={"@type": "Document", "title": title})
            urls.append(made.json()["@id"])
            session.post(f"{urls[-1]}/@workflow/submit", json={"comment": "Proszę o zgodę"})
    return urls


def state(museum, url: str) -> str:
    answer = requests.get(
        url.replace(museum.site, f"{museum.site}/++api++") if "++api++" not in url else url,
        auth=EDITOR,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    return answer.json()["review_state"]


@pytest.mark.browser
def test_two_keys_approve_and_a_dialog_returns(visit_as, museum) -> None:
    titles = ["Poniedziałek pierwszy", "Poniedziałek drugi"]
    urls = dict(zip(titles, submit(museum, titles), strict=True))
    page = visit_as("rita-opowiesci")
    page.goto(f"{museum.url}/@@review")
    assert look(page, "review") == []

    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".review-row.is-done")
    approved = page.inner_text(".review-row.is-done .review-title").strip()
    (second,) = [url for title, url in urls.items() if title != approved]
    assert state(museum, urls[approved]) == "published"

    page.keyboard.press("r")
    page.check("#review-dialog-reasons input >> nth=0")
    page.fill("#review-dialog-comment", "Dopisz godziny.")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("document.querySelectorAll('.review-row.is-done').length == 2")
    assert state(museum, second) == "draft"

    editor = visit_as("ewa-opowiesci")
    editor.goto(second.replace("/++api++", ""))
    assert "Dopisz godziny." in editor.inner_text(".conversation")


@pytest.mark.browser
def test_many_at_once_show_how_far_they_are(visit_as, museum) -> None:
    submit(museum, [f"Seria {number}" for number in range(22)])
    page = visit_as("rita-opowiesci")
    page.goto(f"{museum.url}/@@review")
    page.check("#review-all")
    page.click("button[name=action][value=publish]")
    page.wait_for_selector("#review-progress progress")
    page.wait_for_function(f"document.querySelectorAll('{ITEM}').length == 0")
    assert "22 / 22" in page.inner_text("#review-progress output")


@pytest.mark.browser
def test_the_region_at_a_glance(visit_as, museum) -> None:
    page = visit_as("rita-opowiesci")
    for name in ("region", "institutions", "changed-without-approval"):
        assert page.goto(f"{museum.site}/@@{name}").status == 200
        assert look(page, name) == []


@pytest.mark.browser
def test_what_was_seen_is_new_no_more(visit_as, museum) -> None:
    api = museum.url.replace(museum.site, f"{museum.site}/++api++")

    def call(phone: str) -> None:
        given = {"json": {"phone": phone}, "headers": {"Accept": "application/json"}}
        requests.patch(api, auth=MANAGER, timeout=60, **given).raise_for_status()

    page = visit_as("rita-opowiesci")
    seen = page.locator("#content form button[type=submit]")
    for phone in ("32 111 11 11", "32 222 22 22"):
        call(phone)
        page.goto(f"{museum.site}/@@changed-without-approval")
        with page.expect_navigation():
            seen.click()
        assert seen.count() == 0


@pytest.mark.long
def test_two_hundred_wait_and_are_approved(museum, record_property) -> None:
    """200 rows within half a second of the server's time, 200 approvals within 30 s."""
    urls = submit(museum, [f"Dwieście {number}" for number in range(200)])
    queue = f"{museum.url}/@@review"
    with requests.Session() as session:
        session.auth = REGION
        session.get(queue, timeout=60)
        took = []
        for _time in range(10):
            begun = monotonic()
            answer = session.get(queue, timeout=60)
            took.append(monotonic() - begun)
        uids = re.findall(r'data-uid="(\w+)"', answer.text)
        token = re.search(r'name="_authenticator" value="(\w+)"', answer.text).group(1)
        begun = monotonic()
        form = {"uid": uids, "action": "publish", "_authenticator": token}
        session.post(queue, data=form, timeout=300)
        approving = monotonic() - begun
    record_property("queue_seconds", sorted(took))
    record_property("approving_seconds", approving)
    assert len(uids) == 200
    assert {state(museum, urls[0]), state(museum, urls[-1])} == {"published"}
    assert sorted(took)[5] < 0.5
    assert approving < 30
