"""The layers a value may come from, later ones winning: the file, then the environment.

A layer is a flat table `section.key` → value; the models are walked once to know every key.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from kultura.settings.base import Section
from kultura.settings.default_context import DefaultContext
from kultura.settings.errors import SettingsError
from kultura.settings.errors import unknown
from kultura.settings.kultura_section import Kultura
from pathlib import Path
from typing import Any

import yaml


SECTIONS: dict[str, type[Section]] = {"default_context": DefaultContext, "kultura": Kultura}
PREFIX = "INSTANCE_"
ZOPES_OWN = "INSTANCE_HOME"  # Zope writes it into its own environment
PORTS = {
    "KULTURA_CMS_PORT": ("default_context.wsgi_listen", "127.0.0.1:8080"),
    "KULTURA_PUBLIC_PORT": ("kultura.public_listen", "127.0.0.1:8000"),
}

Layer = dict[str, Any]


def keys(model: type[Section], prefix: str) -> Iterator[str]:
    """Name every key of a section, those of its sub-sections with dots."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            yield from keys(kind, f"{prefix}.{name}")
        else:
            yield f"{prefix}.{name}"


KEYS = tuple(key for section, model in SECTIONS.items() for key in keys(model, section))


def read_file(path: Path) -> Layer:
    """Read instance.yaml; an unknown key is an error that tells the nearest name."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise SettingsError(f"{path.name} is not YAML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    if not isinstance(content, Mapping):
        raise SettingsError(f"{path.name}: write the sections {' and '.join(SECTIONS)}")
    return dict(flatten(content, "", path.name))


def flatten(content: Mapping, prefix: str, where: str) -> Iterator[tuple[str, Any]]:
    """Turn nested mappings into `section.key` pairs, stopping at the keys there are."""
    for name, value in content.items():
        key = f"{prefix}.{name}" if prefix else str(name)
        if key in KEYS:
            yield key, value
        elif any(known.startswith(f"{key}.") for known in KEYS):
            yield from inside(value, key, where)
        else:
            raise unknown(
                f"key in {prefix}:" if prefix else "section", str(name), siblings(prefix), where
            )


def inside(value: object, key: str, where: str) -> Iterator[tuple[str, Any]]:
    """Flatten a (sub-)section; an empty one says nothing."""
    if value is None:
        return
    if not isinstance(value, Mapping):
        raise SettingsError(f"{where}: {key} holds keys of its own, not one value")
    yield from flatten(value, key, where)


def siblings(prefix: str) -> set[str]:
    """Name what may stand directly below `prefix`."""
    start = f"{prefix}." if prefix else ""
    return {key.removeprefix(start).split(".")[0] for key in KEYS if key.startswith(start)}


def read_environment(environ: Mapping[str, str], file: Layer) -> dict[str, tuple[Any, str]]:
    """Read INSTANCE_* and the ports; gives key → (value, name of the variable)."""
    names = {variable_name(key): key for key in KEYS}
    layer: dict[str, tuple[Any, str]] = {}
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        if variable == ZOPES_OWN:
            continue
        key, value = read_variable(variable, environ[variable], names, layer, file)
        layer[key] = (value, variable)
    for variable, (key, default) in PORTS.items():
        if environ.get(variable):
            listen = layer[key][0] if key in layer else file.get(key, default)
            layer[key] = (with_port(str(listen), environ[variable], variable), variable)
    return layer


def variable_name(key: str) -> str:
    """Spell a key as its variable: default_context's without, kultura's with the section."""
    return PREFIX + key.removeprefix("default_context.").replace(".", "_").upper()


def read_variable(
    variable: str, value: str, names: Mapping[str, str], layer: Mapping, file: Layer
) -> tuple[str, Any]:
    """Find the key of a variable; `INSTANCE_x_DICT_y` sets one entry of a mapping."""
    name, _, entry = variable.partition("_DICT_")
    key = names.get(name.upper())
    if key is None:
        raise unknown("setting", variable, names, "environment")
    if not entry:
        return key, value
    before = layer[key][0] if key in layer else file.get(key)
    return key, {**(before or {}), entry: value}


def with_port(listen: str, port: str, variable: str) -> str:
    """Put another port into `host:port`."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise SettingsError(f"environment: {variable} is {port!r}; write a port from 1 to 65535")
    return f"{listen.rpartition(':')[0]}:{port}"
