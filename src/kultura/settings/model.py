"""Settings: where an instance lives, what Zope is told, what Kultura is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from kultura.settings.default_context import DefaultContext
from kultura.settings.kultura_section import Kultura
from pathlib import Path


SITE_ID = "kultura"


@dataclass(frozen=True)
class Settings:
    """One installation's configuration; `sources` tells where each `section.key` came from."""

    home: Path
    file: Path | None
    default_context: DefaultContext
    kultura: Kultura
    sources: Mapping[str, str]

    @property
    def etc(self) -> Path:
        """The directory of rendered configuration: zope.conf, zope.ini, site.zcml."""
        return self.home / "etc"

    @property
    def secrets(self) -> Path:
        """The directory of generated passwords, readable by its owner only."""
        return self.home / "secrets"

    @property
    def clienthome(self) -> Path:
        """The directory of everything that changes while the instance runs."""
        return self.home / self.default_context.location_clienthome

    @property
    def logs(self) -> Path:
        """The directory of log files."""
        return self.clienthome / "log"

    @property
    def blobs(self) -> Path:
        """The directory of RelStorage's blob cache; it may be emptied while nothing runs."""
        return self.home / (self.default_context.db_blob_location or self.clienthome / "blobs")

    def directory(self, name: str) -> Path:
        """Give the absolute path of one of `kultura.directories`."""
        return self.home / getattr(self.kultura.directories, name)

    @property
    def region_language(self) -> str:
        """The language content is written in: the first of `kultura.languages`."""
        return self.kultura.languages[0]

    @property
    def cms_address(self) -> tuple[str, int]:
        """Host and port the cms listens on."""
        return address(self.default_context.wsgi_listen)

    @property
    def public_address(self) -> tuple[str, int]:
        """Host and port the reader listens on."""
        return address(self.kultura.public_listen)

    @property
    def embedded_database(self) -> bool:
        """Whether PostgreSQL is the one Kultura brings and runs itself."""
        return not self.default_context.db_relstorage_postgresql_dsn


def address(listen: str) -> tuple[str, int]:
    """Split `host:port`; an IPv6 host stands in brackets (RFC 3986 3.2.2)."""
    host, _, port = listen.rpartition(":")
    return host.strip("[]") or "0.0.0.0", int(port)
