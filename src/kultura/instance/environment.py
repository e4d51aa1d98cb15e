"""The environment of each process; with a site, what must be set before Zope is imported."""

from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import connection
from kultura.settings import Settings

import logging
import os
import warnings


FORBIDDEN = "CATALOG_OPTIMIZATION_DISABLED"
KNOWN_NOISE = ("GenericSetup.componentregistry", "Products.MimetypesRegistry")  # of a new site
KNOWN_WARNING = "pkg_resources is deprecated"  # its removal is why setuptools is pinned


def variables(settings: Settings) -> dict[str, str]:
    """Give the variables of an instance; those of instance.yaml win over ours."""
    languages = {"en", *settings.kultura.languages}
    return {
        "KULTURA_HOME": str(settings.home),
        **store(settings),
        "CHAMELEON_CACHE": str(settings.clienthome / "cache"),
        "zope_i18n_compile_mo_files": "1",
        "zope_i18n_allowed_languages": " ".join(sorted(languages)),
        "PYTHONWARNINGS": f"ignore:{KNOWN_WARNING}",
        **settings.default_context.environment,
    }


def store(settings: Settings) -> dict[str, str]:
    """Name the store of what is public; before `kultura init` there is none."""
    try:
        return {"KULTURA_PUBLICATION_DSN": connection.dsn(settings)}
    except InstanceError:
        return {}


def complete(settings: Settings) -> dict[str, str]:
    """Give the whole environment of a child process; what was set by hand wins."""
    return {**variables(settings), **os.environ, "KULTURA_HOME": str(settings.home)}


def of_reader(settings: Settings) -> dict[str, str]:
    """Give the environment of a process without a site: the DSN of the reader's role, no other."""
    return os.environ | {
        "KULTURA_HOME": str(settings.home),
        "KULTURA_READER_DSN": connection.reader_dsn(settings),
    }


def enter(settings: Settings) -> None:
    """Make this process one of the instance; call it before anything of Zope is imported."""
    check(settings)
    os.environ.update(complete(settings))
    warnings.filterwarnings("ignore", KNOWN_WARNING)
    for name in KNOWN_NOISE:
        logging.getLogger(name).setLevel(logging.ERROR)


def check(settings: Settings) -> None:
    """Refuse an environment in which what is public could go unnoticed by the public side."""
    if FORBIDDEN in os.environ or FORBIDDEN in settings.default_context.environment:
        raise InstanceError(
            f"{FORBIDDEN} is set: it bypasses the indexing queue, which tells the public side "
            "what changed. Unset it and start again."
        )
