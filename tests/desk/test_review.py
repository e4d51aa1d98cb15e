"""The region's queue and the page of one decision."""

from kultura.review.decisions import decide
from museums import collect_mail
from museums import open_museums
from museums import PASSWORD
from plone import api

import pytest
import re
import requests
import transaction


WHY = "Które godziny?"


@pytest.fixture
def site(functional_portal):
    """Two museums with three pages that wait, and mail that is kept."""
    open_museums(functional_portal)
    collect_mail(functional_portal)
    for museum, name in (("muzeum", "godziny"), ("muzeum", "dojazd"), ("zamek", "bilety")):
        with api.env.adopt_user(username=f"{museum}-editor"):
            page = api.content.create(
                functional_portal[museum]["o-nas"], "Document", name, title=name.title()
            )
            api.content.transition(page, "submit", comment=f"Proszę o {name}")
    transaction.commit()
    return functional_portal


def get(url: str, person: str = "region") -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), allow_redirects=False, timeout=60)


def post(url: str, person: str = "region", token: str = "", **form) -> requests.Response:
    page = get(url if "decide" not in url else url.split("/@@")[0] + "/@@decide", person)
    found = re.search(r'name="_authenticator" value="(\w+)"', page.text)
    return requests.post(
        url,
        data=form | {"_authenticator": token or (found.group(1) if found else "")},
        auth=(person, PASSWORD),
        allow_redirects=False,
        timeout=60,
    )


def content_of(answer: requests.Response) -> str:
    return answer.text.partition('id="content"')[2].partition("</article>")[0]


def state(obj) -> str:
    transaction.begin()
    return api.content.get_state(obj)


def review(site) -> str:
    return f"{site.absolute_url()}/@@review"


def test_the_queue_says_who_waits_since_when_and_why(site) -> None:
    page = content_of(get(review(site)))
    assert "Godziny" in page and "Bilety" in page
    assert "Muzeum-Editor" in page and "Proszę o godziny" in page


def test_an_institution_has_its_own(site) -> None:
    page = content_of(get(f"{site['zamek'].absolute_url()}/@@review"))
    assert "Bilety" in page and "Godziny" not in page


def test_only_types_that_people_know_are_filtered_by(site) -> None:
    offered = re.search(
        r'<select[^>]*name="type".*?</select>', get(review(site)).text, re.S
    ).group()
    assert 'value="Document"' in offered
    assert "TempFolder" not in offered


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("institution=zamek", {"Bilety"}),
        ("type=Exhibit", set()),
        ("kind=new", {"Bilety", "Godziny", "Dojazd"}),
        ("kind=changes", set()),
        ("age=3", set()),
        ("sort=title", {"Bilety", "Godziny", "Dojazd"}),
        ("sort=institution", {"Bilety", "Godziny", "Dojazd"}),
        ("sort=nothing&age=x&b_start=-1&type=<script>", set()),
    ],
)
def test_filters(site, query, shown) -> None:
    answer = get(f"{review(site)}?{query}")
    page = content_of(answer)
    assert answer.status_code == 200
    assert {name for name in ("Bilety", "Godziny", "Dojazd") if name in page} == shown


@pytest.mark.parametrize("person", ["muzeum-editor", "muzeum-manager"])
@pytest.mark.parametrize(
    "page", ["@@review", "@@review-run?run=x", "muzeum/o-nas/godziny/@@decide"]
)
def test_it_is_the_region_s(site, person, page) -> None:
    assert get(f"{site.absolute_url()}/{page}", person).status_code in (302, 401)


def test_one_button_approves(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    answer = post(review(site), approve=item.UID())
    assert "Godziny" in content_of(answer)
    assert state(item) == "published"
    assert state(site["zamek"]["o-nas"]["bilety"]) == "pending"


def test_many_are_returned_with_one_comment(site) -> None:
    items = [site["muzeum"]["o-nas"]["godziny"], site["zamek"]["o-nas"]["bilety"]]
    form = {"action": "request_changes", "uid": [each.UID() for each in items]}

    refused = post(review(site), **form)
    assert [state(each) for each in items] == ["pending", "pending"]
    assert "Write a comment" in refused.text

    post(review(site), **form, comment=WHY)
    assert [state(each) for each in items] == ["draft", "draft"]
    assert items[0].workflow_history["kultura_approval"][-1]["comments"] == WHY


def test_the_second_of_two_is_told_what_the_first_decided(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    post(review(site), approve=item.UID())
    answer = post(review(site), action="request_changes", uid=item.UID(), comment=WHY)
    assert "approved already by Region" in answer.text
    assert state(item) == "published"


def test_nothing_happens_without_a_token_or_by_get(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    uid, decide = item.UID(), f"{item.absolute_url()}/@@decide"
    assert post(review(site), token="x", approve=uid).status_code == 403
    assert post(decide, token="x", decide="approve").status_code == 403
    get(f"{review(site)}?approve={uid}&action=publish&uid={uid}")
    get(f"{decide}?decide=approve")
    answer = get(f"{site.absolute_url()}/@@review-decide?uid={uid}&action=publish")
    assert answer.status_code == 405
    assert state(item) == "pending"


def test_who_submitted_does_not_decide(site) -> None:
    with api.env.adopt_roles(["Manager"]):
        api.group.add_user(groupname="muzeum-editors", username="region")
    with api.env.adopt_user(username="region"):
        page = api.content.create(site["muzeum"]["o-nas"], "Document", "moja", title="Moja")
        api.content.transition(page, "submit")
    transaction.commit()
    assert "Moja" not in content_of(get(review(site)))
    assert "You may not decide" in post(review(site), approve=page.UID()).text
    assert state(page) == "pending"


def test_the_page_of_a_decision_shows_item_and_conversation(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    page = get(f"{item.absolute_url()}/@@decide").text
    assert "Proszę o godziny" in page
    assert "decision-rendering" in page
    assert "Zdjęcie nie ma opisu" in page or "A picture has no alternative" in page


def test_approving_leads_to_the_next(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    answer = post(f"{item.absolute_url()}/@@decide", decide="approve")
    assert answer.headers["Location"].endswith("/dojazd/@@decide")
    assert state(item) == "published"


def test_who_submitted_is_told_by_mail(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    post(f"{item.absolute_url()}/@@decide", decide="return", comment=WHY)
    transaction.begin()
    (message,) = site.MailHost.messages
    text = str(message)
    assert "muzeum-editor@example.org" in text
    assert state(item) == "draft"


def test_what_changed_since_the_return_is_told_word_by_word(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    post(f"{item.absolute_url()}/@@decide", decide="return", comment=WHY)
    transaction.begin()
    with api.env.adopt_user(username="muzeum-editor"):
        item.title = "Godziny otwarcia"
        api.content.transition(item, "submit", comment="Poprawione")
    transaction.commit()
    page = get(f"{item.absolute_url()}/@@decide").text
    assert "<ins> otwarcia</ins>" in page
    assert WHY in page and "Poprawione" in page


def test_the_editor_reads_the_conversation_and_strangers_do_not(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    post(f"{item.absolute_url()}/@@decide", decide="return", comment=WHY)
    assert WHY in get(f"{item.absolute_url()}/view", "muzeum-editor").text
    assert WHY not in get(f"{item.absolute_url()}/view", "zamek-editor").text


def test_the_conversation_stands_on_the_page_of_an_exhibit_too(site) -> None:
    with api.env.adopt_user(username="muzeum-editor"):
        item = api.content.create(site["muzeum"]["wystawy"], "Exhibit", "morze", title="Morze")
        api.content.transition(item, "submit", comment="Proszę o morze")
    transaction.commit()
    assert "Proszę o morze" in get(f"{item.absolute_url()}/view", "muzeum-editor").text


def test_who_decides_about_what_was_returned_meanwhile_is_told_so(site) -> None:
    uid = site["muzeum"]["o-nas"]["godziny"].UID()
    with api.env.adopt_user(username="region"):
        assert decide(uid, "request_changes", WHY).done
        late = decide(uid, "publish")
    assert not late.done
    assert late.message == "told_returned_by"


def test_a_plan_is_shown_and_given_up(site) -> None:
    item = site["muzeum"]["o-nas"]["godziny"]
    url = f"{item.absolute_url()}/@@decide"
    post(url, decide="plan", moment="2001-01-01T10:00")
    assert "approved 01.01.2001" not in get(url).text
    post(url, decide="plan", moment="2101-01-01T10:00")
    assert "01.01.2101 10:00" in content_of(get(review(site)))
    post(url, decide="give-up")
    assert "01.01.2101 10:00" not in content_of(get(review(site)))
    assert state(item) == "pending"
