"""The application: which resource answers where, and what becomes of errors."""

from kultura.reader.api.changes import Changes
from kultura.reader.api.collection import Collection
from kultura.reader.api.description import Description
from kultura.reader.api.health import Alive
from kultura.reader.api.health import Ready
from kultura.reader.api.record import Record
from kultura.reader.api.root import Root
from kultura.reader.database import UnavailableError
from kultura.reader.middleware import Head
from kultura.reader.middleware import OpenHeaders
from kultura.reader.problems import answer_failure
from kultura.reader.problems import answer_http_error
from kultura.reader.problems import answer_problem
from kultura.reader.problems import answer_unavailable
from kultura.reader.problems import ProblemError
from kultura.reader.service import Service

import falcon


RESOURCES = (Root, Changes, Description, Collection, Record)


def build(service: Service) -> falcon.App:
    """Return the WSGI application over a service."""
    app = falcon.App(middleware=[OpenHeaders(), Head()])
    for resource in RESOURCES:
        app.add_route(resource.path, resource(service))
    app.add_route("/api/v1", Root(service))  # without its last slash too
    app.add_route("/healthz", Alive())
    app.add_route("/readyz", Ready(service))
    Description.described = RESOURCES
    app.add_error_handler(Exception, answer_failure)
    app.add_error_handler(falcon.HTTPError, answer_http_error)
    app.add_error_handler(UnavailableError, answer_unavailable)
    app.add_error_handler(ProblemError, answer_problem)
    return app
