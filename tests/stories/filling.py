"""Fills forms as a person does: opens the tab on which a field is, then types or chooses."""

from typing import Any


PREFIX = "form.widgets."


def fill(page: Any, fields: dict[str, Any]) -> None:
    """Fill fields by their names: a text, a date, ``True`` to tick, the value of a choice."""
    for name, value in fields.items():
        field = _field(page, f"{PREFIX}{name}", value)
        _open_tab(page, field)
        _enter(field, value)


def errors(page: Any) -> str:
    """Give what the form says is wrong, as one text."""
    said = page.locator("#form .invalid-feedback, #kultura-faults, .portalMessage.error")
    return " ".join(" ".join(said.all_text_contents()).split())


def save(page: Any) -> None:
    """Send the form, and wait for what comes back."""
    with page.expect_navigation():
        page.click("#form-buttons-save")


def press(page: Any, name: str) -> None:
    """Press another button of the form, by its name, and wait for what comes back."""
    button = page.locator(f"[name='{PREFIX}{name}']")
    _open_tab(page, button)
    with page.expect_navigation():
        button.click()


def follow(page: Any, transition: str) -> None:
    """Take a transition from the state menu, and confirm where a reason may be given."""
    page.goto(page.locator(f"#workflow-transition-{transition}").get_attribute("href"))
    confirm = page.locator("main button[type=submit], #content button[type=submit]")
    if confirm.count():
        confirm.first.click()
    page.wait_for_load_state()


def where(page: Any, url: str) -> str:
    """Open an address; gives the one at which one ends."""
    page.goto(url)
    return page.url


def _field(page: Any, name: str, value: Any) -> Any:
    """Find a field; of several boxes the one with this value."""
    boxes = page.locator(f"input[type=checkbox][name='{name}:list']")
    if boxes.count():
        return boxes if value is True else page.locator(f"[name='{name}:list'][value='{value}']")
    return page.locator(f"[name='{name}'], [name='{name}:list']").first


def _open_tab(page: Any, field: Any) -> None:
    """Open the tab on which a field is, where it is not open."""
    if field.is_visible():
        return
    legend = page.locator("form#form fieldset", has=field).locator("> legend").first
    page.locator(".autotoc-nav a", has_text=legend.text_content().strip()).first.click()


def _enter(field: Any, value: Any) -> None:
    """Type, tick or choose."""
    if field.get_attribute("type") == "checkbox":
        field.check()
    elif field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)
