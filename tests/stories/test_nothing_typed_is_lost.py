"""What is typed is on the server within seconds, is its author's alone, and outlives a login."""

from filling import fill
from kultura.desk.forms.keeping import LARGEST_FILE
from kultura.desk.forms.keeping import LONGEST

import pytest
import re
import requests
import time


PASSWORD = "Haslo-do-opowiesci-1"
PATIENCE = 60.0  # seconds
TITLE = "form.widgets.IBasic.title"
ADDING = "wystawy/++add++Exhibit"
PICTURE_ROW = "form.widgets.IPictures.pictures.0.widgets"
KEPT = "#kultura-draft:has-text(':')"


class Typist(requests.Session):
    """Somebody whose browser sends what is typed, without a browser."""

    def __init__(self, museum, name: str) -> None:
        super().__init__()
        self.auth = (name, PASSWORD)
        self.museum = museum

    def opened(self, form: str) -> str:
        """Open a form, and return its page."""
        page = self.get(f"{self.museum.url}/{form}", timeout=60)
        found = re.search(r'data-token="(\w+)"', page.text)
        self.token = found.group(1) if found else ""
        return page.text

    def sends(self, place: str, form: str, wish: str, **more) -> requests.Response:
        data = {"_authenticator": self.token, "kultura.form": form, "kultura.do": wish}
        files = more.pop("files", None)
        url = f"{self.museum.url}/{place}/@@draft"
        return self.post(url, data={**data, **more}, files=files, timeout=60, allow_redirects=False)


@pytest.fixture(scope="module")
def item(museum, send) -> str:
    """An exhibit, by its path in the museum."""
    path = museum.url.removeprefix(f"{museum.site}/")
    send("POST", f"{path}/wystawy", **{"@type": "Exhibit", "id": "gory", "title": "Góry"})
    return "wystawy/gory"


@pytest.fixture(scope="module")
def stranger(museum, send) -> None:
    """Somebody with an account who works for no institution."""
    mail = "obcy@example.org"
    send("POST", "@users", username="obcy-opowiesci", email=mail, password=PASSWORD)


@pytest.fixture
def ewa(museum) -> Typist:
    return Typist(museum, "ewa-opowiesci")


@pytest.fixture
def maria(museum) -> Typist:
    return Typist(museum, "maria-opowiesci")


@pytest.fixture
def page(visit_as):
    """The window of an editor who has nothing kept."""
    return visit_as("ewa-opowiesci")


def test_only_its_author_is_shown_a_draft(museum, ewa, maria, item) -> None:
    for form, place, name in ((f"{item}/edit", item, "edit"), (ADDING, "wystawy", "add:Exhibit")):
        ewa.opened(form)
        assert ewa.sends(place, name, "save", **{TITLE: "Sekret Ewy"}).json() == {"others": []}
        assert "Sekret Ewy" in ewa.opened(form)
        assert "Sekret Ewy" not in maria.opened(form)
        ewa.sends(place, name, "discard")
        assert "Sekret Ewy" not in ewa.opened(form)


@pytest.mark.parametrize(
    ("who", "form", "token", "status"),
    [
        ("ewa-opowiesci", "add:Exhibit", True, 200),
        ("obcy-opowiesci", "add:Exhibit", True, 401),
        ("ewa-opowiesci", "delete", True, 401),
        ("ewa-opowiesci", "", True, 401),
        ("ewa-opowiesci", "add:Exhibit", False, 403),
        (None, "add:Exhibit", True, 401),
    ],
)
def test_who_may_keep_what(museum, ewa, stranger, who, form, token, status) -> None:
    ewa.opened(ADDING)
    sender = Typist(museum, who or "")
    sender.token = ewa.token if token else ""
    if who is None:
        sender.auth = None
    answer = sender.sends("wystawy", form, "meet", **{TITLE: "x"})
    assert answer.status_code == status


def test_reading_an_address_keeps_nothing(museum, ewa) -> None:
    ewa.opened(ADDING)
    told = {"_authenticator": ewa.token, "kultura.form": "add:Exhibit", "kultura.do": "save"}
    answer = ewa.get(f"{museum.url}/wystawy/@@draft", params={**told, TITLE: "Z adresu"})
    assert answer.status_code == 405
    assert "Z adresu" not in ewa.opened(ADDING)


def test_more_than_is_kept_is_refused_and_what_was_kept_stays(museum, ewa) -> None:
    ewa.opened(ADDING)
    ewa.sends("wystawy", "add:Exhibit", "save", **{TITLE: "Zostaje"})
    long = ewa.sends("wystawy", "add:Exhibit", "save", **{TITLE: "a" * (LONGEST + 1)})
    large = {f"{PICTURE_ROW}.image.upload": ("fala.jpg", b"\0" * (LARGEST_FILE + 1))}
    assert long.status_code == 413
    assert ewa.sends("wystawy", "add:Exhibit", "save", files=large).status_code == 413
    assert "Zostaje" in ewa.opened(ADDING)
    ewa.sends("wystawy", "add:Exhibit", "discard")


def test_two_people_are_told_of_each_other(ewa, maria, item) -> None:
    for person in (ewa, maria):
        person.opened(f"{item}/edit")
    assert ewa.sends(item, "edit", "meet").json() == {"others": []}
    assert maria.sends(item, "edit", "meet").json() == {"others": ["ewa-opowiesci"]}
    assert ewa.sends(item, "edit", "meet").json() == {"others": ["maria-opowiesci"]}
    maria.sends(item, "edit", "leave")
    assert ewa.sends(item, "edit", "meet").json() == {"others": []}
    ewa.sends(item, "edit", "leave")


@pytest.mark.browser
def test_rows_a_file_and_words_are_there_again_and_are_stored(museum, page, picture) -> None:
    page.goto(f"{museum.url}/wydarzenia/++add++Event")
    page.set_input_files(f"[name='{PICTURE_ROW}.image.upload']", picture)
    row = "ISchedule.schedule.0.widgets"
    words = {"IBasic.title": "Spacer", f"{row}.start": "2036-05-05T10:00", f"{row}.note": "Buty!"}
    fill(page, {**words, "IPictures.pictures.0.widgets.alt": "Fale"})
    page.wait_for_selector(KEPT)

    page.goto("about:blank")
    page.goto(f"{museum.url}/wydarzenia/++add++Event")
    page.wait_for_selector("#kultura-restored")
    for name, value in words.items():
        assert page.input_value(f"[name='form.widgets.{name}']") == value
    assert "fala.jpg" in page.inner_text("form#form .picture-widget-input >> nth=0")
    page.click("#form-buttons-save")
    page.wait_for_selector("figure.kultura-hero img")
    page.goto(f"{museum.url}/wydarzenia/++add++Event")
    assert page.locator("#kultura-restored").count() == 0


def hold(page, which) -> list:
    """Hold back what a form sends, where ``which`` says so of its body; return what is held."""
    held: list = []

    def decide(route) -> None:
        if which(route.request.post_data_buffer or b"", len(held)):
            held.append(route)
        else:
            route.continue_()

    page.route("**/@@draft", decide)
    return held


def wait_until(page, there) -> None:
    """Wait while the window goes on with what it does."""
    deadline = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < deadline, "it never came"
        page.wait_for_timeout(200)


@pytest.mark.browser
def test_words_do_not_wait_for_a_file_on_a_slow_line(museum, ewa, page, picture) -> None:
    held = hold(page, lambda body, _count: b"\r\n\r\nattach\r\n" in body)
    page.goto(f"{museum.url}/{ADDING}")
    page.set_input_files(f"[name='{PICTURE_ROW}.image.upload']", picture)
    wait_until(page, lambda: held)
    fill(page, {"IBasic.title": "Pisane podczas wysyłania"})
    wait_until(page, lambda: "Pisane podczas" in ewa.opened(ADDING))
    assert "fala.jpg" not in ewa.opened(ADDING)
    held[0].continue_()
    page.wait_for_selector(KEPT)
    assert "fala.jpg" in ewa.opened(ADDING)
    page.click("#form-buttons-cancel")


@pytest.mark.long
@pytest.mark.browser
def test_words_are_sent_again_when_the_server_says_nothing(museum, ewa, page) -> None:
    held = hold(page, lambda body, count: b"Uparcie" in body and count == 0)
    page.goto(f"{museum.url}/{ADDING}")
    fill(page, {"IBasic.title": "Uparcie"})
    page.wait_for_selector(KEPT)
    assert held and "Uparcie" in ewa.opened(ADDING)
    held[0].abort()
    page.click("#form-buttons-cancel")


def test_a_file_beside_nothing_is_refused(museum, ewa) -> None:
    ewa.opened(ADDING)
    ewa.sends("wystawy", "add:Exhibit", "discard")
    files = {f"{PICTURE_ROW}.image.upload": ("fala.jpg", b"\0")}
    assert ewa.sends("wystawy", "add:Exhibit", "attach", files=files).status_code == 409


@pytest.mark.long
@pytest.mark.browser
def test_a_login_that_expired_loses_nothing(museum, page, item) -> None:
    page.goto(f"{museum.url}/{item}/edit")
    fill(page, {"IBasic.title": "Góry i doliny"})
    page.wait_for_selector(KEPT)
    page.context.clear_cookies()
    fill(page, {"IBasic.description": "Napisane po wygaśnięciu."})
    page.wait_for_selector("#kultura-draft.is-alarm")
    page.click("#form-buttons-save")
    page.fill("#__ac_name", "ewa-opowiesci")
    page.fill("#__ac_password", PASSWORD)
    page.press("#__ac_password", "Enter")
    page.wait_for_selector("#kultura-restored")
    described = "[name='form.widgets.IBasic.description']"
    page.wait_for_function(f'document.querySelector("{described}").value.length > 0')
    assert page.input_value(f"[name='{TITLE}']") == "Góry i doliny"
    assert page.input_value(described) == "Napisane po wygaśnięciu."
    page.click("#form-buttons-cancel")
