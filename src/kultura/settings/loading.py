"""Loading: find instance.yaml, lay its layers over each other, check, derive what follows."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from kultura.settings.base import Section
from kultura.settings.errors import SettingsError
from kultura.settings.layers import KEYS
from kultura.settings.layers import read_environment
from kultura.settings.layers import read_file
from kultura.settings.layers import SECTIONS
from kultura.settings.model import address
from kultura.settings.model import Settings
from kultura.settings.model import SITE_ID
from pathlib import Path
from pydantic import ValidationError
from types import MappingProxyType
from typing import Any

import os


FILE_NAME = "instance.yaml"
DEFAULT = "default"


def load(
    home: Path | None = None,
    *,
    file: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Load the settings of the instance at `home`.

    Without `home`, KULTURA_HOME names it, else `default_context.target` beside instance.yaml. The
    file is `file`, else instance.yaml in the home, else in the working directory; without one all
    values are defaults. Raises SettingsError, whose message is for people.
    """
    environ = os.environ if environ is None else environ
    home = home or (Path(environ["KULTURA_HOME"]) if environ.get("KULTURA_HOME") else None)
    return assemble(home, file or find_file(home), environ)


@lru_cache(maxsize=1)
def current() -> Settings:
    """Load the settings of this process once; without KULTURA_HOME they are the defaults."""
    return load() if os.environ.get("KULTURA_HOME") else assemble(None, None, {})


def assemble(home: Path | None, file: Path | None, environ: Mapping[str, str]) -> Settings:
    """Build the settings from a file and an environment."""
    values, sources = merge(read_file(file) if file else {}, environ)
    models = {name: build(name, model, values, sources) for name, model in SECTIONS.items()}
    home = home or (file.parent if file else Path()) / models["default_context"].target
    return derive(
        Settings(
            home=home.absolute(),
            file=file.absolute() if file else None,
            sources=MappingProxyType(sources),
            **models,
        )
    )


def find_file(home: Path | None) -> Path | None:
    """Find instance.yaml in the instance, else in the working directory."""
    places = [home] if home else []
    for place in (*places, Path.cwd()):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
    return None


def merge(
    file: Mapping[str, Any], environ: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Lay the environment over the file; gives the values, and the source of every key."""
    values = dict(file)
    sources = {key: FILE_NAME if key in file else DEFAULT for key in KEYS}
    for key, (value, variable) in read_environment(environ, values).items():
        values[key] = value
        sources[key] = variable
    return values, sources


def build(
    name: str, model: type[Section], values: Mapping[str, Any], sources: Mapping[str, str]
) -> Section:
    """Check one section's values and make its model."""
    content: dict[str, Any] = {}
    for key, value in values.items():
        section, *inner, last = key.split(".")
        if section == name and value is not None:
            target = content
            for step in inner:
                target = target.setdefault(step, {})
            target[last] = value
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise SettingsError(sentence(name, error, sources)) from error


def sentence(name: str, error: ValidationError, sources: Mapping[str, str]) -> str:
    """Say what is wrong with the first wrong value, where it is, and what to write."""
    first = error.errors()[0]
    path = [name, *(str(step) for step in first["loc"])]
    key = next((k for n in range(len(path), 0, -1) if (k := ".".join(path[:n])) in sources), name)
    reason = first["msg"].removeprefix("Value error, ")
    value = "" if "password" in key else f" is {first['input']!r}"
    return f"{sources.get(key, FILE_NAME)}: {key}{value}: {reason}"


def derive(settings: Settings) -> Settings:
    """Fill the addresses that follow from others: api_url, cms_url, the public page's pattern."""
    given = settings.kultura
    api_url = given.api_url or local_url(given.public_listen)
    cms_url = given.cms_url or f"{local_url(settings.default_context.wsgi_listen)}/{SITE_ID}"
    derived = {
        "api_url": api_url,
        "cms_url": cms_url,
        "public_url_pattern": given.public_url_pattern or f"{cms_url}/{{path}}",
    }
    changed = [key for key, value in derived.items() if value != getattr(given, key)]
    sources = {**settings.sources, **{f"kultura.{key}": "derived" for key in changed}}
    return replace(
        settings,
        kultura=given.model_copy(update=derived),
        sources=MappingProxyType(sources),
    )


def local_url(listen: str) -> str:
    """Give the address a browser on this machine uses for what listens there."""
    host, port = address(listen)
    host = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
