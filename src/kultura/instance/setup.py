"""`kultura init`: an instance directory with everything in it that is not content."""

from importlib.resources import files
from kultura.instance import environment
from kultura.instance import passwords
from kultura.instance import rendering
from kultura.instance import space
from kultura.instance.postgresql import database
from kultura.instance.postgresql import store
from kultura.settings import load
from kultura.settings import Settings
from kultura.settings.loading import FILE_NAME
from pathlib import Path

import os


def initialise(settings: Settings) -> Settings:
    """Make or renew the instance; gives its settings, with instance.yaml found in the home."""
    environment.check(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    space.check(settings.home)
    place_file(settings)
    settings = load(settings.home)
    passwords.prepare(settings)
    database.prepare(settings)
    store.prepare_configured(settings)
    for name in type(settings.kultura.directories).model_fields:
        if name != "postgresql":
            settings.directory(name).mkdir(parents=True, exist_ok=True)
    rendering.render(settings)
    return settings


def place_file(settings: Settings) -> None:
    """Make instance.yaml be found in the home: a link to the one in use, else a new one."""
    inside = settings.home / FILE_NAME
    if settings.file is None:
        text = files("kultura.instance").joinpath("templates", "instance.yaml.in").read_text()
        inside.write_text(text, encoding="utf-8")
    elif settings.file != inside:
        if inside.is_symlink():
            inside.unlink()
        inside.symlink_to(link_target(settings.file, settings.home))


def link_target(file: Path, home: Path) -> str:
    """Spell a link relative where the file is above the home, so that both can move together."""
    file = file.resolve()
    above = home.resolve().is_relative_to(file.parent)
    return os.path.relpath(file, home.resolve()) if above else str(file)
