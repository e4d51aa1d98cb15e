"""Puts every kind of institution under the workflow `kultura_section`.

A kind is found by its class, so that a kind added later needs no line in any list.
"""

from kultura.interfaces import IInstitution
from plone import api
from plone.dexterity.interfaces import IDexterityFTI
from zope.dottedname.resolve import resolve
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


WORKFLOW = "kultura_section"


def govern(fti: IDexterityFTI, event: IObjectModifiedEvent) -> None:
    """Bind the type to the section's workflow if its class is an institution's."""
    if fti.klass and IInstitution.implementedBy(resolve(fti.klass)):
        tool = api.portal.get_tool("portal_workflow")
        tool.setChainForPortalTypes([fti.getId()], WORKFLOW, verify=False)
