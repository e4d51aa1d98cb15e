"""Plone's toolbar, with buttons in it that a keyboard reaches.

The template is Plone's own but for the two that pin it: anchors without an address there.
"""

from plone.app.layout.viewlets.toolbar import ToolbarViewletManager
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ReachableToolbar(ToolbarViewletManager):
    """The toolbar of whoever has logged in."""

    custom_template = ViewPageTemplateFile("toolbar.pt")
