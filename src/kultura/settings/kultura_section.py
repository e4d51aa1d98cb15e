"""The section `kultura`: what only Kultura has a word for."""

from kultura.settings.base import Section
from kultura.settings.types import Language
from kultura.settings.types import Line
from kultura.settings.types import Listen
from kultura.settings.types import TextMapping
from kultura.settings.types import Url
from kultura.settings.types import Zone
from pydantic import AfterValidator
from pydantic import BeforeValidator
from pydantic import Field
from string import Formatter
from typing import Annotated


PATTERN_NAMES = ("collection", "id", "language", "path", "type")
DEFAULT_LANGUAGES = ("pl", "en", "uk")


def check_pattern(value: str) -> str:
    """Refuse a pattern with a placeholder that no record can fill."""
    names = [name for _, name, _, _ in Formatter().parse(value) if name is not None]
    wrong = [name for name in names if name not in PATTERN_NAMES]
    if wrong:
        raise ValueError(f"{{{wrong[0]}}} is no placeholder; there are {', '.join(PATTERN_NAMES)}")
    return value


def split_languages(value: object) -> object:
    """Take a list of codes, or one string with commas between them."""
    return [code.strip() for code in value.split(",")] if isinstance(value, str) else value


Pattern = Annotated[Url, AfterValidator(check_pattern)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(split_languages), Field(min_length=1)]


class Smtp(Section):
    """The server that sends mail; without a host no mail is sent."""

    host: Line = ""
    port: int = Field(25, ge=1, le=65535)
    user: Line = ""
    password: Line = Field("", repr=False)
    from_address: Line = ""
    from_name: Line = ""
    tls: bool = False


class Directories(Section):
    """Where things are kept; relative paths start at the instance directory."""

    imports: Line = "var/imports"
    media: Line = "var/media"
    masters: Line = "var/masters"
    postgresql: Line = ""


class Postgresql(Section):
    """The embedded server: who runs it as root's stand-in, and its own parameters."""

    user: Line = ""
    parameters: TextMapping = Field(default_factory=dict)


class Kultura(Section):
    """What Kultura is told: addresses, the region, languages, mail, directories."""

    api_url: Url = ""
    cms_url: Url = ""
    public_url_pattern: Pattern = ""
    public_listen: Listen = "127.0.0.1:8000"
    region_title: Line = "Kultura regionu"
    time_zone: Zone = "Europe/Warsaw"
    languages: Languages = DEFAULT_LANGUAGES
    cms_anonymous: bool = False
    smtp: Smtp = Smtp()
    directories: Directories = Directories()
    postgresql: Postgresql = Postgresql()
