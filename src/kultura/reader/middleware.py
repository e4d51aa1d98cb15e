"""What holds for every request: HEAD is GET without its body; OPTIONS, CORS, safe headers."""

from typing import Any

import falcon


METHODS = "GET, HEAD, OPTIONS"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Language",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Head:
    """Lets resources know GET only; Falcon drops the body of what is HEAD again at the end."""

    def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
        """Turn HEAD into GET."""
        request.context.head = request.method == "HEAD"
        if request.context.head:
            request.method = "GET"

    def process_response(
        self, request: falcon.Request, response: falcon.Response, resource: Any, succeeded: bool
    ) -> None:
        """Turn it back."""
        if getattr(request.context, "head", False):
            request.method = "HEAD"


class OpenHeaders:
    """Lets pages of any origin read, and no page do more with an answer."""

    def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer OPTIONS, which asks nothing of a resource."""
        response.set_headers(HEADERS)
        if request.method == "OPTIONS":
            response.set_headers(PREFLIGHT)
            response.status = falcon.HTTP_204
            response.complete = True
