"""Who submitted an item reads in a mail what was decided, after the commit, over real SMTP."""

from letterbox import Letterbox
from letterbox import open_letterbox

import pytest
import review_acts


@pytest.fixture(scope="module")
def box():
    with open_letterbox() as box:
        yield box


def decided(cms, store, box: Letterbox, title: str, language: str, action: str, comment: str):
    """Decide about a page of the museum's editor; return the mail that came of it."""
    store.execute("DELETE FROM publication.job")
    cms(review_acts.write_mail_to, box.port)
    cms(review_acts.speak, "muzeum-editor", language)
    uids = cms(review_acts.submit_pages, [title])
    cms(review_acts.decide_all, "region", uids, action, comment)
    cms(review_acts.send_mails)
    return box.next()


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("pl", "Do poprawy: Zażółć", "zwraca do poprawy"),
        ("en", "To be changed: Zażółć", "returned"),
    ],
)
def test_returned_with_the_comment_and_a_link(cms, store, box, language, subject, words) -> None:
    mail = decided(cms, store, box, "Zażółć", language, "request_changes", "Które godziny?")
    text = mail.get_content()
    assert mail["To"].endswith("<muzeum-editor@example.org>")
    assert mail["Subject"] == subject
    assert mail.get_content_type() == "text/plain"
    assert words in text and "> Które godziny?" in text
    assert "/kultura/muzeum/o-nas/zazolc" in text


@pytest.mark.parametrize(
    ("language", "subject"), [("pl", "Zatwierdzone: Gęś"), ("en", "Approved: Gęś")]
)
def test_approved(cms, store, box, language, subject) -> None:
    mail = decided(cms, store, box, "Gęś", language, "publish", "")
    assert mail["Subject"] == subject
    assert "/kultura/muzeum/o-nas/ges" in mail.get_content()


def test_a_title_of_two_lines_writes_no_header(cms, store, box) -> None:
    title = "Ukryty\r\nBcc: wszyscy@example.org"
    mail = decided(cms, store, box, title, "pl", "publish", "")
    assert mail["Bcc"] is None


def test_nothing_leaves_where_the_decision_was_refused(cms, store, box) -> None:
    store.execute("DELETE FROM publication.job")
    uids = cms(review_acts.submit_pages, ["Bez powodu"])
    cms(review_acts.decide_all, "region", uids, "request_changes")
    store.execute("SELECT count(*) FROM publication.job WHERE kind = 'mail'")
    assert store.fetchone() == (0,)
