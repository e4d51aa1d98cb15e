"""The description as a page for people: one HTML file without script, made from the document.

Everything stands in the page itself, so it loads nothing; a request to try is a link.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import quote
from urllib.parse import urlencode

import re


Described = Mapping[str, Any]


@cache
def style() -> str:
    """Return the page's style sheet."""
    return files("kultura.reader.description").joinpath("page.css").read_text(encoding="utf-8")


def page(document: Described, known: Mapping[str, str]) -> str:
    """Return the page; `known` has the id of one record of each collection, to try with."""
    info, url = document["info"], document["servers"][0]["url"]
    sections = [section(document, tag, known) for tag in document["tags"]]
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(info["title"])}</title>
<style>{style()}</style>
</head>
<body>
<a class="skip" href="#main">To the description</a>
<nav aria-label="Contents"><p class="name">{escape(info["title"])}</p>{contents(document)}</nav>
<main id="main">
<header>
<h1>{escape(info["title"])}</h1>
<p class="base"><code>{escape(url)}</code> <span>version {escape(info["version"])}</span></p>
{paragraphs(info["description"])}
<p><a href="openapi.json">The OpenAPI document</a> makes typed clients:
<code>npx openapi-typescript {escape(url)}/api/v1/openapi.json</code></p>
</header>
{"".join(sections)}
{schemas(document)}
</main>
</body>
</html>
"""


def contents(document: Described) -> str:
    """Return the list of what the page describes."""
    names = [tag["name"] for tag in document["tags"]]
    items = [f'<li><a href="#{name}">{escape(name)}</a></li>' for name in [*names, "schemas"]]
    return f"<ul>{''.join(items)}</ul>"


def section(document: Described, tag: Described, known: Mapping[str, str]) -> str:
    """Return a group of paths."""
    found = [
        operation(document, path, described["get"], known)
        for path, described in document["paths"].items()
        if tag["name"] in described["get"]["tags"]
    ]
    name = escape(tag["name"])
    return (
        f'<section id="{name}"><h2>{name}</h2><p class="what">{words(tag["description"])}</p>'
        f"{''.join(found)}</section>"
    )


def operation(
    document: Described, path: str, described: Described, known: Mapping[str, str]
) -> str:
    """Return what may be asked at a path, with a request to try."""
    parameters = [resolved(document, one) for one in described["parameters"]]
    try_path = filled(path, parameters, known.get(described["tags"][0]))
    try_url = document["servers"][0]["url"] + try_path
    return f"""<article id="{escape(described["operationId"])}">
<h3><span class="verb">GET</span> <code>{path_of(path)}</code></h3>
<p>{words(described["summary"])}</p>
<p class="try"><a href="{escape(try_path)}">Try it</a> <code>curl {escape(try_url)}</code></p>
{parameter_list(try_path, [one for one in parameters if one["in"] == "query"])}
{answer_list(described["responses"])}
</article>
"""


def parameter_list(path: str, parameters: Iterable[Described]) -> str:
    """Return the parameters of a query, each with a request to try."""
    rows = [parameter(path, one) for one in parameters]
    if not rows:
        return ""
    return (
        f"<details><summary>Parameters <span>{len(rows)}</span></summary>"
        f"<dl>{''.join(rows)}</dl></details>"
    )


def parameter(path: str, described: Described) -> str:
    """Return one parameter."""
    name, schema, example = described["name"], described["schema"], described["example"]
    several = schema["type"] == "array"
    one = schema["items"] if several else schema
    query = urlencode({name: example[0] if several else sent(example)})
    limits = [one.get("format") or one.get("type", "text"), *bounds(one)]
    again = [] if not several else ["repeatable" if described["explode"] else "with commas"]
    facts = " · ".join(escape(str(fact)) for fact in [*limits, *again])
    return (
        f'<div><dt><code>{escape(name)}</code> <span class="facts">{facts}</span></dt>'
        f"<dd>{words(described['description'])}{choices(one)} "
        f'<a href="{escape(path)}?{escape(query)}"><code>?{escape(query)}</code></a></dd></div>'
    )


def choices(schema: Described) -> str:
    """Return the values there are to choose from."""
    known = schema.get("enum", ())
    if not known:
        return ""
    shown = " ".join(f"<code>{escape(str(one))}</code>" for one in known)
    if len(known) <= 12:
        return f'<span class="choices">{shown}</span>'
    return f'<details class="choices"><summary>{len(known)} values</summary>{shown}</details>'


def bounds(schema: Described) -> list[str]:
    """Return the limits of a value in words."""
    least, most = schema.get("minimum"), schema.get("maximum")
    found = [f"{least}–{most}"] if least is not None and most is not None else []
    return found + ([f"default {schema['default']}"] if "default" in schema else [])


def answer_list(responses: Described) -> str:
    """Return the answers by their status."""
    rows = [
        f"<tr><th>{escape(status)}</th><td>{words(one['description'])}</td>"
        f"<td>{shapes(one)}</td></tr>"
        for status, one in responses.items()
    ]
    return (
        f"<details><summary>Answers <span>{len(rows)}</span></summary>"
        f"<table>{''.join(rows)}</table></details>"
    )


def shapes(response: Described) -> str:
    """Return links to the schemas of an answer."""
    schemas = [one["schema"] for one in response.get("content", {}).values()]
    return " or ".join(type_of(schema) for schema in schemas)


def schemas(document: Described) -> str:
    """Return all schemas."""
    found = document["components"]["schemas"].items()
    rows = "".join(schema_of(name, schema) for name, schema in sorted(found))
    return f'<section id="schemas"><h2>schemas</h2>{rows}</section>'


def schema_of(name: str, schema: Described) -> str:
    """Return one schema: its members, what is always there in bold."""
    required = set(schema.get("required", ()))
    members = "".join(
        f"<tr><th>{'<b>' * (one in required)}{escape(one)}{'</b>' * (one in required)}</th>"
        f"<td>{type_of(inner)}</td></tr>"
        for one, inner in schema.get("properties", {}).items()
    )
    body = f"<table>{members}</table>" if members else f"<p>{type_of(schema)}</p>"
    return (
        f'<article class="schema" id="schema-{escape(name)}"><h3>{escape(name)}</h3>'
        f"<p>{words(schema.get('description', ''))}</p>{body}</article>"
    )


def type_of(schema: Described) -> str:
    """Return what a schema takes, in a word or two, with links to other schemas."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f'<a href="#schema-{escape(name)}">{escape(name)}</a>'
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " or ".join(type_of(one) for one in schema[several])
    if schema.get("type") == "array":
        return f"list of {type_of(schema['items'])}"
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    return escape(str(schema.get("format") or schema.get("type", "anything")))


def filled(path: str, parameters: Iterable[Described], known: str | None) -> str:
    """Return a path with something in its parts that is there, as far as that is known."""
    for one in parameters:
        if one["in"] == "path":
            value = known if one["name"] == "id" and known else one["schema"]["examples"][0]
            path = path.replace(f"{{{one['name']}}}", quote(value, safe=""))
    return path


def resolved(document: Described, parameter: Described) -> Described:
    """Return a parameter, which may stand among the components."""
    if "$ref" not in parameter:
        return parameter
    return document["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]


def sent(value: object) -> object:
    """Return a value as a query has it."""
    return str(value).lower() if isinstance(value, bool) else value


def path_of(path: str) -> str:
    """Return a path whose parts to fill stand out."""
    return re.sub(r"({\w+})", r"<em>\1</em>", escape(path))


def paragraphs(text: str) -> str:
    """Return a text of several paragraphs."""
    return "".join(f"<p>{words(one)}</p>" for one in text.strip().split("\n\n"))


def words(text: str) -> str:
    """Return a line of text, what is between backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))
