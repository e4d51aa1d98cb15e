"""instance.yaml rendered as what Zope reads: etc/zope.conf, etc/zope.ini, etc/site.zcml.

The DSN of the embedded server names a passfile; the files are for their owner all the same.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from importlib.resources import files
from kultura.instance import environment
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from pathlib import Path
from string import Template
from xml.sax.saxutils import quoteattr

import re


CORS_KEYS = (
    "allow_origin",
    "allow_credentials",
    "allow_methods",
    "expose_headers",
    "allow_headers",
    "max_age",
)


def render(settings: Settings) -> list[Path]:
    """Write the three files; gives their paths."""
    for folder in (settings.etc, settings.logs, settings.blobs, settings.clienthome / "cache"):
        folder.mkdir(parents=True, exist_ok=True)
    return [write(settings.etc / name, text) for name, text in texts(settings).items()]


def texts(settings: Settings) -> dict[str, str]:
    """Give the text of each file by its name."""
    rendered = {
        "zope.conf": zope_conf(settings),
        "zope.ini": zope_ini(settings),
        "site.zcml": site_zcml(settings),
    }
    return {name: re.sub(r"\n{3,}", "\n\n", text) for name, text in rendered.items()}


def write(path: Path, text: str) -> Path:
    """Write a file at once, so that a process that starts now reads the old one or the new."""
    partial = path.with_name(path.name + ".new")
    partial.touch(mode=0o600)  # a DSN of the integrator's may hold a password
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
    return path


def template(name: str) -> Template:
    """Read a template of the package."""
    text = files("kultura.instance").joinpath("templates", name).read_text(encoding="utf-8")
    return Template(text)


def zope_conf(settings: Settings) -> str:
    """Render zope.conf."""
    given = settings.default_context
    names = ("http_realm", "datetime_format", "max_conflict_retries", "webdav_source_port")
    switches = ("debug_mode", "verbose_security", "enable_xmlrpc", "enable_ms_public_header")
    return template("zope.conf.in").substitute(
        {name: conf_value(getattr(given, name)) for name in (*names, *switches)},
        home=conf_value(settings.home),
        clienthome=conf_value(settings.clienthome),
        pid_file=conf_value(settings.clienthome / "zope.pid"),
        security_policy="PYTHON" if given.verbose_security else "C",
        top=top_lines(settings),
        environment=conf_lines(environment.variables(settings), 2),
        dos_protection=dos_protection(settings),
        zodb=conf_lines(zodb_values(settings), 2),
        relstorage=conf_lines(relstorage_values(settings), 4),
        driver=given.db_relstorage_postgresql_driver,
        dsn=conf_value(connection.dsn(settings)),
        product_config=product_config(settings),
        include=included_file(settings),
    )


def conf_value(value: object) -> str:
    """Spell a value for ZConfig, where `$` begins a name."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value).replace("$", "$$")


def conf_lines(values: Mapping[str, object], indent: int) -> str:
    """Spell the values that are set, one a line."""
    kept = ((name, value) for name, value in values.items() if value not in ("", None))
    return "\n".join(f"{' ' * indent}{name} {conf_value(value)}" for name, value in kept)


def top_lines(settings: Settings) -> str:
    """Spell what stands at the top of zope.conf only when it is set."""
    given = settings.default_context
    lines = [f"trusted-proxy {conf_value(name)}" for name in given.trusted_proxy]
    return "\n".join([*lines, conf_lines({"locale": given.locale}, 0)])


def dos_protection(settings: Settings) -> str:
    """Spell the limits of a request's body."""
    given = settings.default_context
    if not given.dos_protection_available:
        return ""
    limits = {
        f"form-{name}-limit": getattr(given, f"dos_protection_form_{name}_limit")
        for name in ("memory", "disk", "memfile", "part")
    }
    return f"<dos_protection>\n{conf_lines(limits, 2)}\n</dos_protection>"


def zodb_values(settings: Settings) -> dict[str, object]:
    """Name what the object database's own caches are told."""
    given = settings.default_context
    return {
        "cache-size": given.db_cache_size,
        "cache-size-bytes": given.db_cache_size_bytes,
        "large-record-size": given.db_large_record_size,
        "pool-size": given.db_pool_size or given.wsgi_threads + 3,
    }


def relstorage_values(settings: Settings) -> dict[str, object]:
    """Name what RelStorage is told."""
    given = settings.default_context
    local_dir = given.db_relstorage_cache_local_dir
    return {
        "create-schema": given.db_relstorage_create_schema,
        "commit-lock-timeout": given.db_relstorage_commit_lock_timeout,
        "blob-dir": settings.blobs,
        "blob-cache-size": given.db_blob_cache_size,
        "blob-cache-size-check": given.db_blob_cache_size_check,
        "blob-cache-size-check-external": given.db_relstorage_blob_cache_size_check_external,
        "blob-chunk-size": given.db_relstorage_blob_chunk_size,
        "cache-local-mb": given.db_relstorage_cache_local_mb,
        "cache-local-object-max": given.db_relstorage_cache_local_object_max,
        "cache-local-compression": given.db_relstorage_cache_local_compression,
        "cache-local-dir": settings.home / local_dir if local_dir else "",
        "cache-prefix": given.db_relstorage_cache_prefix,
    }


def product_config(settings: Settings) -> str:
    """Spell the sections that add-ons read."""
    return "\n".join(
        f"<product-config {name}>\n{conf_lines(values, 2)}\n</product-config>"
        for name, values in settings.default_context.product_config.items()
    )


def included_file(settings: Settings) -> str:
    """Include the integrator's own file at the end."""
    location = settings.default_context.zope_conf_include_file_location
    return f"%include {conf_value(beside_file(settings, location))}" if location else ""


def beside_file(settings: Settings, location: str) -> Path:
    """Give the absolute path of a location that instance.yaml names relative to itself."""
    folder = settings.file.resolve().parent if settings.file else settings.home
    return folder / location


def zope_ini(settings: Settings) -> str:
    """Render zope.ini: the server, the pipeline, the logs."""
    given = settings.default_context
    clear = given.wsgi_clear_untrusted_proxy_headers and not given.trusted_proxy
    log_file = given.log_file_path or settings.logs / "cms.log"
    return template("zope.ini.in").substitute(
        zope_conf=ini_value(settings.etc / "zope.conf"),
        listen=ini_value(given.wsgi_listen),
        threads=given.wsgi_threads,
        max_request_body_size=given.wsgi_max_request_body_size,
        channel_timeout=given.wsgi_channel_timeout,
        clear_untrusted_proxy_headers=str(clear).lower(),
        access_log_filter=ACCESS_LOG_FILTER if given.access_log_enabled else "",
        pipeline="\n".join(f"    {name}" for name in pipeline(settings)),
        logger_keys="".join(f", {logger_key(name)}" for name in given.logging_loggers),
        loggers=loggers(given.logging_loggers),
        handler_keys="console, access" + (", file" if given.log_file else ""),
        root_handlers="console" + (", file" if given.log_file else ""),
        log_level=given.log_level,
        access_log=ini_value(repr(str(settings.logs / "access.log"))),
        event_handler=FILE_HANDLER.format(ini_value(repr(str(log_file)))) if given.log_file else "",
    )


ACCESS_LOG_FILTER = """[filter:access]
use = egg:Paste#translogger
setup_console_handler = False
"""

FILE_HANDLER = """
[handler_file]
class = handlers.WatchedFileHandler
args = ({}, 'a', 'utf-8', True)
formatter = event
"""


def pipeline(settings: Settings) -> Iterable[str]:
    """Name what a request passes through, outermost first."""
    if settings.default_context.access_log_enabled:
        yield "access"
    yield "threshold"
    yield "egg:Zope#httpexceptions"
    yield "zope"


def logger_key(name: str) -> str:
    """Spell a logger's name as a section's."""
    return f"of_{name.replace('.', '_')}"


def loggers(levels: Mapping[str, str]) -> str:
    """Spell the sections of loggers that have a level of their own."""
    return "".join(
        f"\n[logger_{logger_key(name)}]\nlevel = {level}\nqualname = {name}\nhandlers =\n"
        for name, level in levels.items()
    )


def ini_value(value: object) -> str:
    """Spell a value for PasteDeploy and logging's fileConfig, where `%` begins a name."""
    return str(value).replace("%", "%%")


def site_zcml(settings: Settings) -> str:
    """Render site.zcml."""
    given = settings.default_context
    return template("site.zcml.in").substitute(
        locales=element(
            "i18n:registerTranslations", directory=located(settings, "locales_directory")
        ),
        metas=includes("include", given.zcml_package_metas, "meta.zcml"),
        includes="\n".join(
            [
                includes("include", given.zcml_package_includes),
                element("include", file=located(settings, "include_file")),
            ]
        ),
        overrides="\n".join(
            [
                includes("includeOverrides", given.zcml_package_overrides, "overrides.zcml"),
                element("includeOverrides", file=located(settings, "overrides_file")),
            ]
        ),
        cors=cors(settings),
        resources=resources(settings),
    )


def located(settings: Settings, what: str) -> str:
    """Give the absolute path of a file or folder of the integrator's; empty where there is none."""
    location = getattr(settings.default_context, f"zcml_{what}_location")
    return str(beside_file(settings, location)) if location else ""


def includes(tag: str, packages: Iterable[str], file: str = "") -> str:
    """Spell one include for each package."""
    return "\n".join(element(tag, package=name, file=file) for name in packages)


def element(tag: str, **attributes: str) -> str:
    """Spell an empty element with the attributes that are set; nothing where none is."""
    kept = [f"{name}={quoteattr(value)}" for name, value in attributes.items() if value]
    return f"  <{tag} {' '.join(kept)} />" if kept else ""


def cors(settings: Settings) -> str:
    """Spell who may call plone.restapi from a page of another site."""
    given = settings.default_context
    if not given.cors_enabled:
        return ""
    values = {key: conf_cors(getattr(given, f"cors_{key}")) for key in CORS_KEYS}
    return '  <include package="plone.rest" file="meta.zcml" />\n' + element(
        "plone:CORSPolicy", **values
    )


def conf_cors(value: object) -> str:
    """Spell a value of the CORS policy."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def resources(settings: Settings) -> str:
    """Spell the integrator's folder of static resources."""
    directory = located(settings, "resources_directory")
    if not directory:
        return ""
    return '  <include package="plone.resource" file="meta.zcml" />\n' + element(
        "plone:static", directory=directory
    )
