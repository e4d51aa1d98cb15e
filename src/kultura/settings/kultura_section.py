"""The section `kultura`: what only Kultura has a word for."""

from kultura.settings.base import Section
from kultura.settings.masters import Masters
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
    """Name or address of the mail server."""
    port: int = Field(25, ge=1, le=65535)
    """Its port; 587 for submission with TLS."""
    user: Line = ""
    """Login name there, if it wants one."""
    password: Line = Field("", repr=False)
    """Password there; better in the environment, INSTANCE_KULTURA_SMTP_PASSWORD."""
    from_address: Line = ""
    """Address mails come from."""
    from_name: Line = ""
    """Name mails come from; the region's title unless given."""
    tls: bool = False
    """Refuse to send where the server cannot encrypt (STARTTLS)."""


class Directories(Section):
    """Where things are kept; relative paths start at the instance directory."""

    imports: Line = "var/imports"
    """Reports of imports, and where an import goes on after a failure."""
    media: Line = "var/media"
    """Files that public records show, exported from the database; every reader needs them."""
    masters: Line = "var/masters"
    """Masters of digitised objects."""
    derivatives: Line = "var/derivatives"
    """Page images made of the masters for the public; every reader needs them."""
    schemas: Line = "var/schemas"
    """XML schemas of METS, MODS, ALTO and PREMIS, put here from their publishers for `ingest`."""
    uploads: Line = "var/uploads"
    """Packages that people upload, until they are kept; every cms and worker needs them."""
    search: Line = "var/search"
    """The search index of this node; it is made anew where it is missing."""
    postgresql: Line = ""
    """Data of the embedded PostgreSQL; unless given in the instance, or as root where it may be."""


class Postgresql(Section):
    """The embedded server: who runs it as root's stand-in, and its own parameters.

    `reader_dsn` is for a server of one's own: how the public service logs in, as a role that may
    do nothing else.
    """

    user: Line = ""
    """Who runs it when root starts it; unless given kultura, postgres or nobody."""
    reader_dsn: Line = Field("", repr=False)
    """How the public service logs in at a server of one's own: a role that may only read views."""
    parameters: TextMapping = Field(default_factory=dict)
    """Parameters of the server, for instance shared_buffers."""


class Kultura(Section):
    """What Kultura is told: addresses, the region, languages, mail, directories."""

    api_url: Url = ""
    """Address of the public API; unless given this machine's, from public_listen."""
    cms_url: Url = ""
    """Address of the site as editors write it, in links of mails; unless given this machine's."""
    public_url_pattern: Pattern = ""
    """Page of a record on the public platform, with {collection} {id} {language} {path} {type}."""
    public_listen: Listen = "127.0.0.1:8000"
    """Where the public API listens; KULTURA_PUBLIC_PORT changes the port."""
    public_workers: int = Field(0, ge=0, le=64)
    """Processes of the public API; 0: one for each core it may use, four at most."""
    public_threads: int = Field(4, ge=1, le=64)
    """Threads of each of them, with a database connection each."""
    public_max_age: int = Field(0, ge=0, le=86_400)
    """Seconds a client may use a public answer without asking again; 0: it must ask."""
    public_cache_mb: int = Field(64, ge=0, le=65_536)
    """Megabytes of answers that each process of the public API keeps in memory, about."""
    region_title: Line = "Kultura regionu"
    """Name of the region's platform."""
    time_zone: Zone = "Europe/Warsaw"
    """The region's time zone (IANA)."""
    languages: Languages = DEFAULT_LANGUAGES
    """Languages of the platform; content is written in the first."""
    cms_anonymous: bool = False
    """Whether people without an account may read the cms itself, its pages and plone.restapi."""
    smtp: Smtp = Smtp()
    directories: Directories = Directories()
    masters: Masters = Masters()
    postgresql: Postgresql = Postgresql()
