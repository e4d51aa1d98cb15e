"""Making a working copy and putting it back: fields only, each value made anew.

The stock copier clones the object and on check-in overwrites every field and all annotations.
Ours copies the fields, keeps what it copied as the base, and on check-in merges three ways. All
that is no field (id, UID, owner, local roles, discussion, history) stays the original's own.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from kultura.workflows.working_copies.base import keep_base
from kultura.workflows.working_copies.conflicts import merged_values
from kultura.workflows.working_copies.values import values_of
from kultura.workflows.working_copies.values import write_values
from plone.app.iterate.dexterity.copier import ContentCopier
from plone.app.iterate.dexterity.copier import update_relation_catalog
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


class WorkingCopyCopier(ContentCopier):
    """``IObjectCopier`` of Kultura's content."""

    def merge(self) -> IDexterityContent:
        """Put what the working copy changed into its original, and remove the working copy."""
        original = self._getBaseline()
        merged, theirs = merged_values(self.context, original).value, values_of(original)
        changed = {name: value for name, value in merged.items() if value != theirs.get(name)}
        self._deleteWorkingCopyRelation()
        write_values(original, changed, source=self.context)
        update_relation_catalog(original)
        aq_parent(aq_inner(self.context))._delObject(self.context.getId())
        return original

    def _copyBaseline(self, container) -> IDexterityContent:
        """Create the working copy beside its original, whatever the container allows to add."""
        original = aq_inner(self.context)
        getUtility(IIntIds).register(original)
        values = values_of(original)
        new = createContent(original.portal_type).__of__(container)
        new.id = f"{original.getId()}-changes"
        write_values(new, values, source=original)
        working_copy = addContentToContainer(container, aq_base(new), checkConstraints=False)
        keep_base(working_copy, values)
        return working_copy
