"""Words in pages: found in the region and in one object, placed on the canvas, gone with access."""

from books import book
from books import digitise
from books import open_library
from books import page_of
from houses import present
from kultura.store.hides import Limits
from kultura.store.page_sets import hide_pages
from kultura.store.voting import vote
from urllib.parse import quote

import pytest


@pytest.fixture
def search(get, store, indexer):
    """The book is public and indexed: ask for words in the region."""
    open_library(store)
    indexer.follow()

    def ask(query: str, more: str = ""):
        return get(f"/api/v1/search?query={quote(query)}{more}").json()

    return ask


@pytest.fixture
def within(get, search):
    """Ask for words in the book; the words found, with their places by page."""

    def ask(query: str, uid: str = "book"):
        answer = get(f"/iiif/search/2/{uid}?q={quote(query)}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


def found(answer) -> list[tuple[str, str | list[str]]]:
    """The words found, and where: without what all addresses begin with."""

    def place(target: str) -> str:
        return target.rpartition("/")[2]

    return [
        (
            one["body"]["value"],
            place(one["target"])
            if isinstance(one["target"], str)
            else [place(target) for target in one["target"]],
        )
        for one in answer["items"]
    ]


@pytest.mark.parametrize("query", ["łódź", "Łodzi", "lodzi", "tramwaj żółty", "zolty tramwaj"])
def test_words_of_pages_find_their_record(search, query) -> None:
    answer = search(query)
    assert [one["id"] for one in answer["results"]] == ["book"]


def test_matches_say_on_which_page(search) -> None:
    (result,) = search("tramwaje")["results"]
    (match,) = result["matches"]
    assert (match["page"], match["snippet"]) == ("4", "O żółtych tramwajach w Łodzi")
    assert match["canvas"].endswith(f"/iiif/presentation/3/book/canvas/{page_of(4)}")
    (result,) = search("łódź")["results"]
    assert [one["page"] for one in result["matches"]] == ["2", "4"]


def test_objects_with_text_are_told_apart(get, search) -> None:
    for asked, total in (("true", 1), ("false", 0)):
        assert get(f"/api/v1/objects?hasText={asked}").json()["total"] == total
        assert get(f"/api/v1/objects?hasImages={asked}").json()["total"] == total


def test_divided_word_is_found_whole(search) -> None:
    (result,) = search("okolica")["results"]
    assert result["matches"][0]["snippet"] == "Kroniki Łodzi i okolic miasta"
    assert search("oko")["total"] == 0


def test_phrase_is_found_in_pages_but_not_across_them(search) -> None:
    assert search('"w Łodzi"')["total"] == 1
    assert search('"Rus Kroniki"')["total"] == 0


def test_words_stand_on_their_boxes(within) -> None:
    second, fourth = page_of(2), page_of(4)
    assert found(within("łódź")) == [
        ("Łodzi", f"{second}#xywh=100,200,90,40"),
        ("Łodzi", f"{fourth}#xywh=400,200,90,40"),
    ]
    assert found(within("okolica")) == [
        ("okolic", [f"{second}#xywh=300,200,90,40", f"{second}#xywh=400,200,90,40"])
    ]


def test_all_words_have_to_be_on_the_page(within) -> None:
    assert [word for word, _place in found(within("Łódź miasto"))] == ["Łodzi", "miasta"]
    assert found(within("karpatska tramwaje")) == []
    assert found(within("Łódź -miasta")) == [("Łodzi", f"{page_of(4)}#xywh=400,200,90,40")]


def test_phrase_is_marked_where_it_stands_alone(within) -> None:
    assert [word for word, _place in found(within('"tramwajach w"'))] == ["tramwajach", "w"]
    assert found(within('"tramwajach Łodzi"')) == []


def test_answer_is_an_annotation_page_with_contexts(within) -> None:
    answer = within("okolica")
    assert answer["@context"] == "http://iiif.io/api/search/2/context.json"
    assert answer["type"] == "AnnotationPage"
    (context,) = answer["annotations"][0]["items"]
    assert context["target"]["source"] == answer["items"][0]["id"]
    assert context["target"]["selector"][0] == {
        "type": "TextQuoteSelector",
        "prefix": "Kroniki Łodzi i ",
        "exact": "okolic",
        "suffix": " miasta",
    }


def test_what_cannot_be_asked_is_said(get, within) -> None:
    assert get("/iiif/search/2/book").status_code == 400
    assert get("/iiif/search/2/book?q=%20").status_code == 400
    assert get("/iiif/search/2/nobody?q=a").status_code == 404
    answer = get("/iiif/search/2/book?q=rus&motivation=painting&date=1&user=me").json()
    assert answer["ignored"] == ["motivation", "date", "user"]


def test_many_pages_come_in_portions(get, store, indexer, search) -> None:
    digitise(store, texts=("Łódź",) * 30)
    indexer.follow()
    first = get("/iiif/search/2/book?q=lodz").json()
    assert len(first["items"]) == 20
    base = first["id"].partition("/iiif/")[0]
    second = get(first["next"].removeprefix(base)).json()
    assert len(second["items"]) == 10
    assert "next" not in second


@pytest.mark.parametrize("access", ["metadata-only", "on-premises"])
def test_nothing_of_pages_is_found_once_access_is_restricted(
    get, store, indexer, search, access
) -> None:
    assert search("tramwaje")["total"] == 1
    vote(store, [], [Limits("book", (), access=access)])
    for _behind_and_after in range(2):
        assert get("/iiif/search/2/book?q=tramwaje").status_code == 404
        assert search("tramwaje")["total"] == 0
        indexer.follow()
    assert search("kroniki")["total"] == 1  # of the title
    present(store, book())
    indexer.follow()
    assert search("tramwaje")["total"] == 1


def test_hidden_page_is_not_found_before_and_after_the_index_knows(
    store, indexer, search, within
) -> None:
    assert (search("tramwaje")["total"], len(found(within("tramwaje")))) == (1, 1)
    with store, store.cursor() as cursor:
        hide_pages(cursor, "book", {page_of(4): "Powód."}, "ewa")
    for _behind_and_after in range(2):
        assert [one["matches"] for one in search("tramwaje")["results"]] in ([], [[]])
        assert found(within("tramwaje")) == []
        indexer.follow()
    assert search("tramwaje")["total"] == 0
    assert search("okolica")["total"] == 1  # of another page


def test_corrected_pages_are_found_by_their_new_words(store, indexer, search, within) -> None:
    digitise(store, texts=("Zupełnie inne słowa",))
    indexer.follow()
    assert search("tramwaje")["total"] == 0
    assert search("słowo")["total"] == 1
    assert len(found(within("słowo"))) == 1
