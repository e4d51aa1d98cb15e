"""Services that name other sites or send mail are for managers; some ask for an account."""

from plone import api

import pytest
import transaction


@pytest.fixture
def member(site, client):
    api.user.create(username="ewa", password="Correct-horse-9", email="ewa@example.org")
    transaction.commit()
    return client("ewa")


@pytest.mark.parametrize("service", ["@sites", "@email-send", "@email-notification"])
def test_only_managers_name_other_sites_and_send_mail(member, visitor, service):
    method = "GET" if service == "@sites" else "POST"
    for person in (member, visitor):
        assert person.ask(method, f"++api++/{service}", json={}).status_code in (401, 404)


@pytest.mark.parametrize("service", ["@relations", "@linkintegrity?uids=x", "@userschema"])
def test_some_services_ask_for_an_account(member, visitor, service):
    assert visitor.get(f"++api++/{service}").status_code == 401
    assert member.get(f"++api++/{service}").status_code in (200, 204)


def test_a_refusal_does_not_name_what_is_hidden(site, member):
    with api.env.adopt_roles(["Manager"]):
        hidden = api.content.create(site, "Document", "tajne", title="Tajne")
    transaction.commit()
    answer = member.get(f"++api++/@relations?source={api.content.get_uuid(hidden)}")
    assert answer.status_code == 401
    assert "tajne" not in answer.text
