"""Fills a stock Plone with museum records as Documents; run by its own Python: `zope.conf SAMPLE`.

Titles, what the record says, subjects and dates are the sample's; everything is published, and
Anonymous may use plone.restapi.
"""

from pathlib import Path

import json
import sys
import transaction


def main(configuration: str, sample: str) -> None:
    """Make the site and its records, where they are not there."""
    from Testing.makerequest import makerequest
    from Zope2.Startup.run import configure_wsgi

    configure_wsgi(configuration)
    import Zope2

    app = makerequest(Zope2.app())
    if "Plone" in app:
        return
    with Path(sample).open(encoding="utf-8") as lines:
        fill(app, [json.loads(line) for line in lines])


def fill(app, records: list) -> None:
    """Make a site with a folder of published Documents."""
    from AccessControl.SecurityManagement import newSecurityManager
    from Products.CMFPlone.factory import addPloneSite
    from zope.component.hooks import setSite

    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site = addPloneSite(app, "Plone", setup_content=False, distribution_name="classic")
    setSite(site)
    site.manage_permission("plone.restapi: Use REST API", ["Anonymous"], acquire=True)
    folder = add(site, {"type": "Folder", "id": "objects", "title": "Objects"})
    for number, record in enumerate(records, start=1):
        add(folder, document(record))
        if number % 200 == 0:
            transaction.commit()
    transaction.commit()


def add(container, fields: dict):
    """Add something and publish it."""
    from plone.dexterity.utils import createContentInContainer

    portal_type = fields.pop("type")
    made = createContentInContainer(container, portal_type, checkConstraints=False, **fields)
    container.portal_workflow.doActionFor(made, "publish")
    return made


def document(record: dict) -> dict:
    """Return a record as the fields of a Document."""
    from plone.app.textfield.value import RichTextValue

    said = ("all_artists", "dateText", "medium", "dimensions", "creditLine", "inscription")
    text = "".join(f"<p>{record[name]}</p>" for name in said if record.get(name))
    return {
        "type": "Document",
        "id": record["acno"].lower(),
        "title": record["title"],
        "description": f"{record['all_artists']}, {record['dateText']}, {record.get('medium')}",
        "subject": tuple(subjects(record.get("subjects") or {})),
        "text": RichTextValue(text, "text/html", "text/x-html-safe"),
    }


def subjects(node: dict) -> list:
    """Return the names of the leaves of a tree of subjects."""
    children = node.get("children") or ()
    if not children:
        return [node["name"]] if "name" in node else []
    return [name for child in children for name in subjects(child)]


if __name__ == "__main__":
    main(*sys.argv[1:])
