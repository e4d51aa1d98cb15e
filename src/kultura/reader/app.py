"""The application: which resource answers where, and what becomes of errors."""

from collections.abc import Iterator
from importlib import import_module
from kultura.media.files import MediaFiles
from kultura.reader import api
from kultura.reader.api.description import Description
from kultura.reader.api.docs import Docs
from kultura.reader.api.file import File
from kultura.reader.api.health import Alive
from kultura.reader.api.health import Metrics
from kultura.reader.api.health import Ready
from kultura.reader.api.resource import Resource
from kultura.reader.database import UnavailableError
from kultura.reader.iiif.content_search.resource import ContentSearch
from kultura.reader.iiif.image.pictures import Pictures
from kultura.reader.iiif.image.resource import add_routes
from kultura.reader.iiif.presentation.collections import ManifestCollection
from kultura.reader.iiif.presentation.collections import ManifestSpan
from kultura.reader.iiif.presentation.resource import Canvas
from kultura.reader.iiif.presentation.resource import Manifest
from kultura.reader.iiif.presentation.texts import PageAlto
from kultura.reader.iiif.presentation.texts import PageText
from kultura.reader.iiif.presentation.texts import WholeText
from kultura.reader.measuring import Measured
from kultura.reader.middleware import Head
from kultura.reader.middleware import OpenHeaders
from kultura.reader.problems import answer_failure
from kultura.reader.problems import answer_http_error
from kultura.reader.problems import answer_problem
from kultura.reader.problems import answer_unavailable
from kultura.reader.problems import ProblemError
from kultura.reader.service import Service
from pkgutil import iter_modules
from typing import Final

import falcon


IIIF: Final = (
    Manifest,
    Canvas,
    ManifestCollection,
    ManifestSpan,
    PageText,
    PageAlto,
    WholeText,
    ContentSearch,
)


def build(service: Service, media: MediaFiles, pictures: Pictures) -> falcon.App:
    """Return the WSGI application over a service."""
    app = falcon.App(middleware=[Measured(), OpenHeaders(), Head()])
    found = resources()
    for resource in found:
        for path in (resource.path, *resource.also):
            app.add_route(path, resource(service))
    app.add_route("/files/{id}", File(service, media))
    add_routes(app, pictures)
    app.add_route("/healthz", Alive())
    app.add_route("/readyz", Ready(service))
    app.add_route("/metrics", Metrics(service))
    Description.described = Docs.described = found
    app.add_error_handler(Exception, answer_failure)
    app.add_error_handler(falcon.HTTPError, answer_http_error)
    app.add_error_handler(UnavailableError, answer_unavailable)
    app.add_error_handler(ProblemError, answer_problem)
    return app


def resources() -> list[type[Resource]]:
    """Return the resources of the API and of IIIF, a class with a path each; by path."""
    for module in iter_modules(api.__path__):
        import_module(f"{api.__name__}.{module.name}")
    return sorted({*_with_path(Resource), *IIIF}, key=lambda resource: resource.path)


def _with_path(kind: type[Resource]) -> Iterator[type[Resource]]:
    for resource in kind.__subclasses__():
        if "path" in vars(resource):
            yield resource
        yield from _with_path(resource)
