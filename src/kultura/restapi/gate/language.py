"""Answers in the language that the caller asks for, where the site speaks it (RFC 9110 12.5.4)."""

from plone.i18n.interfaces import ILanguageUtility
from plone.i18n.utility import LanguageBinding
from zope.component import queryUtility
from ZPublisher.HTTPRequest import HTTPRequest


def speak(request: HTTPRequest) -> None:
    """Let messages, titles and labels of this answer be in the caller's language."""
    site = queryUtility(ILanguageUtility)
    if site is None or not request.getHeader("Accept-Language"):
        return
    wanted = site.getRequestLanguages(request)
    binding = request.get("LANGUAGE_TOOL")
    if wanted and isinstance(binding, LanguageBinding):
        binding.LANGUAGE = wanted[0]
        request.set("LANGUAGE", wanted[0])
        request.response.setHeader("Content-Language", wanted[0])
