"""Writes the reference pages that are made from the code: ``python docs/reference/generate.py``."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import Field
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from inspect import cleandoc
from kultura.digitisation.crosswalk import dublin_core
from kultura.digitisation.crosswalk import mods
from kultura.records.happening import Happening
from kultura.records.record import kinds
from kultura.records.record import Record
from kultura.records.serialize import camel
from kultura.settings.base import Section
from kultura.settings.default_context import DefaultContext
from kultura.settings.kultura_section import Kultura
from kultura.vocabularies.terms import DATA
from kultura.vocabularies.terms import names
from kultura.vocabularies.terms import Vocabulary
from kultura.vocabularies.terms import vocabulary
from pathlib import Path
from pydantic.fields import FieldInfo
from types import NoneType
from typing import Any
from typing import get_args
from typing import get_origin
from typing import get_type_hints
from typing import Literal


HERE = Path(__file__).parent
WORDS = {
    str: "text",
    int: "number",
    float: "number",
    Decimal: "number",
    bool: "true or false",
    datetime: "time",
    date: "day",
    time: "time of day",
}
RECORDS_INTRO = """\
# Public records

Made from `src/kultura/records` by `docs/reference/generate.py`; do not edit it here.

A record says in one language what the platform says in public about one object. A scalar that is
not known is absent, a list is always there; times are RFC 3339 with an offset. A **reference** is a
UID in the record; the public API joins what it names at read, as it does with what is marked
**joined**. `self`, `url`, `manifest`, `nextDate` and the `iiif` of a picture are made there.
"""
CROSSWALK_INTRO = """\
# From MODS and Dublin Core to a digital object

Made from `src/kultura/digitisation/crosswalk` by `docs/reference/generate.py`; do not edit it here.

What a package says of its object becomes fields by these tables. MODS comes first; Dublin Core,
then a CSV file, fill only what is empty and only by what was not said yet. What no line takes has
no field: it stays in the package, and `kultura ingest --dry-run --json` lists it under
`description.kept` with file and line.
"""
VOCABULARIES_INTRO = """\
# Vocabularies

Made from `src/kultura/vocabularies/data` by `docs/reference/generate.py`; do not edit it here.

Each is a named vocabulary `kultura.<name>`. Values never change; labels are in Polish and English,
and in Ukrainian and Czech where they are known. A region adds terms, or other labels, in one of two
places:

* `<instance>/vocabularies/<name>.yaml`, in the form of the data files;
* a registry record `kultura.vocabularies.<name>`: the same as JSON, or a dict of labels by value.

```yaml
- value: szopka
  labels: {pl: szopka, en: nativity play}
```

What is added replaces a shipped term of the same value; none can be taken away, because content may
use it. `kultura areas TERC.csv` adds the districts and communes of Poland to `areas`, from the file
TERC of Statistics Poland (eteryt.stat.gov.pl).
"""
CONFIGURATION_INTRO = """\
# instance.yaml

Made from `src/kultura/settings` by `docs/reference/generate.py`; do not edit it here.

The one configuration of an installation. It is looked for in the instance directory, else in the
working directory; `kultura init` links the one it used into the instance. A key that is not there
has its default; a key nobody knows is an error that names the nearest. `kultura init --explain`
prints each value and where it came from.

An environment variable wins over the file: `INSTANCE_` and the key in any case for
`default_context` (`INSTANCE_wsgi_threads`), `INSTANCE_KULTURA_` for `kultura`
(`INSTANCE_KULTURA_SMTP_HOST`); lists with commas; one entry of a mapping by `_DICT_`
(`INSTANCE_environment_DICT_TZ`). `KULTURA_HOME` names the instance directory, `KULTURA_CMS_PORT`
and `KULTURA_PUBLIC_PORT` change the ports alone.
"""
CONTEXT_INTRO = """\
## default_context

The keys of cookiecutter-zope-instance, with the meaning its reference gives them. Left out is what
belongs to other storages than RelStorage on PostgreSQL. Without `db_relstorage_postgresql_dsn` the
embedded PostgreSQL is used.
"""


def configuration_page() -> str:
    """Return the page of instance.yaml."""
    context = [f"| `{name}` | {_shown(f)} |" for name, f in DefaultContext.model_fields.items()]
    own = [
        f"| `{key.removeprefix('kultura.')}` | {_shown(f)} | {f.description} |"
        for key, f in _keys(Kultura, "kultura")
    ]
    return "\n".join(
        [
            CONFIGURATION_INTRO,
            *("## kultura", "", "| key | default | |", "|---|---|---|", *own, ""),
            CONTEXT_INTRO,
            *("| key | default |", "|---|---|", *context, ""),
        ]
    )


def _keys(model: type[Section], prefix: str) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            yield from _keys(kind, f"{prefix}.{name}")
        else:
            yield f"{prefix}.{name}", field


def _shown(field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True)
    if isinstance(default, tuple):
        default = ", ".join(default)
    if isinstance(default, Mapping):
        default = ", ".join(f"{key}: {value}" for key, value in default.items())
    if isinstance(default, bool):
        default = str(default).lower()
    return f"`{default}`" if default != "" else ""


def records_page() -> str:
    """Return the page of the public records."""
    sections = [
        RECORDS_INTRO,
        _section("Every record", Record),
        _section("What happens", Happening),
    ]
    sections += [_kind(cls) for cls in kinds().values()]
    sections += [_section(part.__name__, part) for part in sorted(_parts(), key=_name)]
    return "\n".join(sections)


def vocabularies_page() -> str:
    """Return the page of the vocabularies."""
    return "\n".join([VOCABULARIES_INTRO, *(_vocabulary(vocabulary(name)) for name in names())])


def crosswalk_page() -> str:
    """Return the page of what of a package's descriptions becomes which field."""
    sections = [CROSSWALK_INTRO]
    for title, rules in (("MODS", mods.RULES), ("Dublin Core", dublin_core.RULES)):
        sections.append(f"## {title}\n\n| element | field | how |\n|---|---|---|")
        sections += [f"| {rule.source} | `{rule.field}` | {rule.how} |" for rule in rules]
        sections.append("")
    sections.append("## Columns of a CSV file\n\n| Dublin Core | columns |\n|---|---|")
    columns = dublin_core.COLUMNS.items()
    sections += [f"| {name} | {', '.join(names)} |" for name, names in columns]
    return "\n".join([*sections, ""])


def pages() -> dict[Path, str]:
    """Return what each generated page should hold."""
    return {
        HERE / "crosswalk.md": crosswalk_page(),
        HERE / "instance-yaml.md": configuration_page(),
        HERE / "records.md": records_page(),
        HERE / "vocabularies.md": vocabularies_page(),
    }


def _kind(cls: type[Record]) -> str:
    base = "what happens" if issubclass(cls, Happening) else "every record"
    title = f"`{cls.type}` in `/{cls.collection}`"
    return _section(title, cls, f"All of *{base}*, and:" if _own(cls) else f"All of *{base}*.")


def _section(title: str, cls: type, then: str = "") -> str:
    lines = [f"## {title}", "", cleandoc(cls.__doc__ or "").replace("``", "`"), ""]
    lines += [then, ""] if then else []
    if _own(cls):
        hints = get_type_hints(cls)
        lines += ["| field | holds | |", "|---|---|---|"]
        lines += [f"| `{camel(f.name)}` | {_word(hints[f.name])} | {_mark(f)} |" for f in _own(cls)]
        lines.append("")
    return "\n".join(lines)


def _own(cls: type) -> list[Field]:
    above = {f.name for base in cls.__bases__ if is_dataclass(base) for f in fields(base)}
    return [f for f in fields(cls) if f.name not in above]


def _mark(field: Field) -> str:
    return next(iter(field.metadata), "")


def _word(hint: Any) -> str:
    if get_origin(hint) is tuple:
        return f"list of {_word(get_args(hint)[0])}"
    if get_origin(hint) is Literal:
        return " or ".join(get_args(hint))
    if is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if hint in WORDS:
        return WORDS[hint]
    return " or ".join(_word(arg) for arg in get_args(hint) if arg is not NoneType)


def _parts() -> set[type]:
    found: set[type] = set()
    for cls in kinds().values():
        found.update(_inside(cls))
    return found


def _inside(cls: type) -> Iterator[type]:
    for hint in get_type_hints(cls).values():
        for part in (hint, *get_args(hint)):
            if is_dataclass(part):
                yield part
                yield from _inside(part)


def _name(cls: type) -> str:
    return cls.__name__


def _vocabulary(found: Vocabulary) -> str:
    text = DATA.joinpath(f"{found.name}.yaml").read_text(encoding="utf-8")
    said = " ".join(line[2:] for line in text.splitlines() if line.startswith("# "))
    values = ", ".join(f"`{term.value}`" for term in found.terms)
    said += f" Version {found.version}, {len(found.terms)} terms."
    return f"## {found.name}\n\n{said}\n\n{values}\n"


if __name__ == "__main__":
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8")
