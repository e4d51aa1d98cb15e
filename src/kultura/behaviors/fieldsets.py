"""The groups of the form, in order: what, when, where, for whom, people, pictures, rights.

A schema keeps to one group: z3c.form checks a schema's invariants group by group, with the values
of that group only. Use: ``model.fieldset(**WHEN, fields=[…])``.
"""

from kultura.i18n import _


WHEN = {"name": "when", "label": _("fieldset_when", default="When"), "order": 10}
WHERE = {"name": "where", "label": _("fieldset_where", default="Where"), "order": 20}
FOR_WHOM = {"name": "for_whom", "label": _("fieldset_for_whom", default="For whom"), "order": 30}
OBJECT = {"name": "object", "label": _("fieldset_object", default="The object"), "order": 32}
HISTORY = {"name": "history", "label": _("fieldset_history", default="Its history"), "order": 34}
PEOPLE = {"name": "people", "label": _("fieldset_people", default="People"), "order": 40}
PICTURES = {
    "name": "pictures",
    "label": _("fieldset_pictures", default="Pictures and files"),
    "order": 50,
}
RIGHTS = {"name": "rights", "label": _("fieldset_rights", default="Rights"), "order": 60}
PUBLICATION = {
    "name": "publication",
    "label": _("fieldset_publication", default="Publication"),
    "order": 70,
}
TOPICS = {
    "name": "topics",
    "label": _("fieldset_topics", default="Topics and related"),
    "order": 80,
}
INTERNAL = {
    "name": "internal",
    "label": _("fieldset_internal", default="For the institution only"),
    "order": 90,
}
