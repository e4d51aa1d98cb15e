"""The address to which a login form leads back, ``came_from``: one text, or nothing.

PluggableAuthService takes it for a text wherever it asks somebody to log in; a list, a record or
bytes that are no UTF-8 end as a server error there.
"""

from ZPublisher.HTTPRequest import HTTPRequest


NAME = "came_from"


def check(request: HTTPRequest) -> None:
    """Forget an address that is no text."""
    if NAME in request.form and not is_text(request.form[NAME]):
        del request.form[NAME]
        request.other.pop(NAME, None)


def is_text(value: object) -> bool:
    """Tell whether a value can be written in an address."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
