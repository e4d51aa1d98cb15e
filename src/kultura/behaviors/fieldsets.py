"""The groups of the form: what, when, where, for whom, pictures, rights.

A schema keeps to one group: z3c.form checks a schema's invariants group by group, with the values
of that group only.
"""

from kultura.i18n import _


WHEN = _("fieldset_when", default="When")
WHERE = _("fieldset_where", default="Where")
FOR_WHOM = _("fieldset_for_whom", default="For whom")
PEOPLE = _("fieldset_people", default="People")
PICTURES = _("fieldset_pictures", default="Pictures and files")
RIGHTS = _("fieldset_rights", default="Rights")
OBJECT = _("fieldset_object", default="The object")
PUBLICATION = _("fieldset_publication", default="Publication")
HISTORY = _("fieldset_history", default="History of the object")
TOPICS = _("fieldset_topics", default="Topics and related")
INTERNAL = _("fieldset_internal", default="For the institution only")
