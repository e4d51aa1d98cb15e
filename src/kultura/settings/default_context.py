"""The section `default_context`: the keys of cookiecutter-zope-instance that Kultura understands.

Names and meanings are those of that project's reference, so that an integrator writes what they
already know. Keys for storages other than RelStorage on PostgreSQL are left out on purpose.
"""

from collections.abc import Mapping
from kultura.settings.base import Section
from kultura.settings.types import HistoryFree
from kultura.settings.types import Level
from kultura.settings.types import Line
from kultura.settings.types import Listen
from kultura.settings.types import Names
from kultura.settings.types import Size
from kultura.settings.types import TextMapping
from pydantic import Field
from typing import Literal


# What tells nobody anything while all is well.
QUIET_LOGGERS = {
    "chameleon": "WARNING",
    "plone.app.event": "WARNING",
    "plone.restapi": "WARNING",
    "plone.volto": "WARNING",
    "relstorage": "WARNING",
    "waitress": "WARNING",
    "waitress.queue": "ERROR",
}


class DefaultContext(Section):
    """What the cms is told: server, database, ZCML, limits, logs."""

    target: Line = "instance"
    location_clienthome: Line = "var"

    wsgi_listen: Listen = "127.0.0.1:8080"
    wsgi_threads: int = Field(4, ge=1, le=256)
    wsgi_max_request_body_size: int = Field(256 * 1024**2, ge=1024)
    wsgi_channel_timeout: int = Field(120, ge=1)
    wsgi_clear_untrusted_proxy_headers: bool = True
    trusted_proxy: Names = ()

    environment: TextMapping = Field(default_factory=dict)
    product_config: Mapping[str, TextMapping] = Field(default_factory=dict)
    zope_conf_include_file_location: Line = ""

    initial_user_name: Line = "admin"
    initial_user_password: Line = ""

    zcml_package_metas: Names = ()
    zcml_package_includes: Names = ()
    zcml_package_overrides: Names = ()
    zcml_include_file_location: Line = ""
    zcml_overrides_file_location: Line = ""
    zcml_resources_directory_location: Line = ""
    zcml_locales_directory_location: Line = ""

    dos_protection_available: bool = True
    dos_protection_form_memory_limit: Size = "48MB"
    dos_protection_form_disk_limit: Size = "256MB"
    dos_protection_form_memfile_limit: Size = "4KB"
    dos_protection_form_part_limit: int = Field(16_384, ge=1)

    db_storage: Literal["relstorage"] = "relstorage"
    db_cache_size: int = Field(50_000, ge=0)
    db_cache_size_bytes: Size = ""
    db_large_record_size: Size = ""
    db_pool_size: int = Field(0, ge=0)
    max_conflict_retries: int = Field(3, ge=0)

    db_blob_mode: Literal["cache"] = "cache"
    db_blob_location: Line = ""
    db_blob_cache_size: Size = "4GB"
    db_blob_cache_size_check: int = Field(10, ge=1, le=100)

    db_relstorage: Literal["postgresql"] = "postgresql"
    db_relstorage_keep_history: HistoryFree = False
    db_relstorage_create_schema: bool = True
    db_relstorage_commit_lock_timeout: int = Field(30, ge=0)
    db_relstorage_blob_cache_size_check_external: bool = False
    db_relstorage_blob_chunk_size: Size = ""
    db_relstorage_cache_local_mb: int = Field(200, ge=0)
    db_relstorage_cache_local_object_max: int = Field(131_072, ge=0)
    db_relstorage_cache_local_compression: Literal["", "none", "zlib", "bz2"] = ""
    db_relstorage_cache_local_dir: Line = ""
    db_relstorage_cache_prefix: Line = ""
    db_relstorage_postgresql_driver: Literal["psycopg2"] = "psycopg2"
    db_relstorage_postgresql_dsn: Line = ""

    cors_enabled: bool = False
    cors_allow_credentials: bool = True
    cors_allow_headers: Line = "Accept,Authorization,Content-Type,If-Match,Lock-Token"
    cors_allow_methods: Line = "DELETE,GET,OPTIONS,PATCH,POST,PUT"
    cors_allow_origin: Line = "http://localhost:3000,http://127.0.0.1:3000"
    cors_expose_headers: Line = "Content-Length,ETag"
    cors_max_age: int = Field(3600, ge=0)

    debug_mode: bool = False
    verbose_security: bool = False
    enable_xmlrpc: bool = False
    enable_ms_public_header: bool = False
    webdav_source_port: int = Field(0, ge=0, le=65535)
    http_realm: Line = "Kultura"
    locale: Line = ""
    datetime_format: Literal["us", "international"] = "international"

    log_level: Level = "INFO"
    log_file: bool = False
    log_file_path: Line = ""
    access_log_enabled: bool = True
    logging_loggers: Mapping[str, Level] = Field(default_factory=lambda: dict(QUIET_LOGGERS))
