"""The kinds of value a configuration holds, and how each is checked."""

from collections.abc import Mapping
from kultura.settings.languages import known_languages
from kultura.settings.languages import meant_by
from pydantic import AfterValidator
from pydantic import BeforeValidator
from typing import Annotated
from zoneinfo import available_timezones
from zoneinfo import ZoneInfo

import difflib
import re


SIZE = re.compile(r"\d+ ?(KB|MB|GB)?", re.IGNORECASE)
LISTEN = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:]*):(\d{1,5})")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def split_names(value: object) -> object:
    """Take a list, or one string of names with commas between them."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(",") if name.strip())
    return value


def check_listen(value: str) -> str:
    """Refuse what is not `host:port`."""
    match = LISTEN.fullmatch(value)
    if not match or not 0 < int(match[2]) < 65536:
        raise ValueError("write it as host:port, for instance 127.0.0.1:8080")
    return value


def check_size(value: str) -> str:
    """Refuse what ZConfig would not read as a number of bytes."""
    if value and not SIZE.fullmatch(value):
        raise ValueError("write a number of bytes, or a number with KB, MB or GB")
    return value.replace(" ", "")


def check_zone(value: str) -> str:
    """Refuse a zone the IANA database does not know."""
    if value not in available_timezones():
        near = difflib.get_close_matches(value, available_timezones(), n=1)
        raise ValueError(
            "there is no such time zone" + (f"; did you mean {near[0]}?" if near else "")
        )
    ZoneInfo(value)
    return value


def check_language(value: str) -> str:
    """Refuse what is no tag of a known language (BCP 47), and name what was meant."""
    code = value.partition("-")[0]
    if LANGUAGE.fullmatch(value) and code in known_languages():
        return value
    meant = meant_by(code) if LANGUAGE.fullmatch(value) else ""
    hint = f"did you mean {meant}?" if meant else "write for instance pl, en, uk"
    raise ValueError(f"{value!r} is no language code; {hint}")


def check_level(value: str) -> str:
    """Refuse what is no level of Python's logging."""
    if value.upper() not in LOG_LEVELS:
        raise ValueError("write one of " + ", ".join(LOG_LEVELS))
    return value.upper()


def check_url(value: str) -> str:
    """Refuse what is no web address; take off the slash at its end."""
    if value and not re.match(r"https?://[^\s/]+", value):
        raise ValueError("write a whole address that begins with http:// or https://")
    return value.rstrip("/")


def check_history_free(value: bool) -> bool:
    """Refuse a history: every version of every object would stay, for ever."""
    if value:
        raise ValueError("write false: Kultura keeps its own history, the database keeps none")
    return value


def one_line(value: object) -> str:
    """Refuse a value that would not fit on one line of zope.conf."""
    text = str(value)
    if "\n" in text or "\r" in text:
        raise ValueError("write it on one line")
    return text


def text_mapping(value: object) -> object:
    """Turn the values of a mapping into lines of text, as zope.conf writes them."""
    if not isinstance(value, Mapping):
        return value
    return {str(key): one_line(item) for key, item in value.items()}


HistoryFree = Annotated[bool, AfterValidator(check_history_free)]
Line = Annotated[str, AfterValidator(one_line)]
Names = Annotated[tuple[Line, ...], BeforeValidator(split_names)]
Listen = Annotated[str, AfterValidator(check_listen)]
Size = Annotated[str, AfterValidator(check_size)]
Zone = Annotated[str, AfterValidator(check_zone)]
Language = Annotated[str, AfterValidator(check_language)]
Level = Annotated[str, AfterValidator(check_level)]
Url = Annotated[str, AfterValidator(check_url)]
TextMapping = Annotated[Mapping[str, str], BeforeValidator(text_mapping)]
