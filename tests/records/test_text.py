"""Rich text becomes clean HTML, plain text and a summary."""

from hypothesis import given
from hypothesis import strategies as st
from kultura.records.text import clean
from kultura.records.text import plain
from kultura.records.text import summary

import pytest


PUBLIC = {"resolveuid/abc": "https://kultura.example/objects/abc"}


@pytest.mark.parametrize(
    ("written", "public"),
    [
        ('<p class="x" style="color:red" data-mce="1">Tak</p>', "<p>Tak</p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()">a</p><iframe src="https://a.example/"></iframe>', "<p>a</p>"),
        ("<h1>Tytuł</h1>", "<h2>Tytuł</h2>"),
        ("<p>&nbsp;</p><p>a</p><p> </p>", "<p>a</p>"),
        ('<p lang="uk">Так</p>', '<p lang="uk">Так</p>'),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("bez <b>znaczników", "bez <b>znaczników</b>"),
        ("", ""),
    ],
)
def test_markup_of_the_editor_is_left_out(written: str, public: str) -> None:
    assert clean(written) == public


@pytest.mark.parametrize(
    ("written", "public"),
    [
        ('<a href="https://a.example/?b=1&amp;c=2">a</a>',) * 2,
        ('<a href="mailto:kasa@teatr.example">a</a>',) * 2,
        ('<a href="tel:+48421234567">a</a>',) * 2,
        ('<a href="//a.example/b">a</a>', '<a href="https://a.example/b">a</a>'),
        ('<a href="resolveuid/abc">a</a>', '<a href="https://kultura.example/objects/abc">a</a>'),
        ('<a href="resolveuid/gone">a</a>', "a"),
        ('<a href="../muzeum/wystawa"><em>a</em> b</a>', "<em>a</em> b"),
        ('<a href="#przypis">a</a>', "a"),
        ('<a href="javascript:alert(1)">a</a>', "a"),
        ('<a name="x">a</a>', "a"),
        ('<img src="resolveuid/abc">', '<img src="https://kultura.example/objects/abc">'),
        ('x<img src="resolveuid/gone" alt="x">y', "xy"),
        ('<img src="data:image/png;base64,AAAA">', ""),
    ],
)
def test_links_are_public_or_none(written: str, public: str) -> None:
    def resolve(address: str) -> str | None:
        return address if address.startswith("https://a.example") else PUBLIC.get(address)

    assert clean(written, resolve, resolve) == public


def test_without_a_resolver_only_absolute_links_stay() -> None:
    written = '<p><a href="/kultura/muzeum">a</a> <a href="https://a.example/">b</a></p>'
    assert clean(written) == '<p>a <a href="https://a.example/">b</a></p>'


def test_what_a_resolver_answers_is_checked() -> None:
    assert clean('<a href="x">a</a>', lambda address: "/kultura/x") == "a"


@given(st.text(alphabet="<>/apimgh1 =\"'&;:", max_size=60))
def test_cleaning_twice_changes_nothing(written: str) -> None:
    assert clean(clean(written)) == clean(written)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Pierwszy</p>\n<p>Drugi <b>raz</b>.</p>", "Pierwszy\nDrugi raz."),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>długa\n  linia&nbsp;tekstu</p>", "długa linia tekstu"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("<p>1 &lt; 2</p>", "1 < 2"),
        ("", ""),
    ],
)
def test_plain_text(html: str, words: str) -> None:
    assert plain(html) == words


def test_summary_is_the_first_paragraph_if_it_is_short() -> None:
    assert summary("Wystawa prac.\nCiąg dalszy.") == "Wystawa prac."


def test_summary_ends_after_a_sentence() -> None:
    assert summary("Pierwsze zdanie jest tu. Drugie jest dużo dłuższe.", 30) == (
        "Pierwsze zdanie jest tu."
    )


def test_summary_ends_after_a_word() -> None:
    assert summary("Jedno bardzo długie zdanie, bez końca", 28) == "Jedno bardzo długie zdanie…"


@given(st.text(), st.integers(min_value=5, max_value=50))
def test_summary_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(summary(text, limit)) <= limit + 1
