"""Creates plain Events in stock Plone; run by its own Python: `zope.conf FOLDER EVENTS`.

Each line of EVENTS is a JSON object with title, start, end (ISO 8601) and location. Each event is
created and published as a form would, a hundred to a transaction, in a new folder of the site; a
folder that is there already is left alone. Prints how many a second.
"""

from datetime import datetime
from fill_stock import add
from pathlib import Path

import json
import sys
import time
import transaction


BATCH = 100


def main(configuration: str, folder: str, events: str) -> None:
    """Create the events, and print how many a second."""
    from AccessControl.SecurityManagement import newSecurityManager
    from Testing.makerequest import makerequest
    from zope.component.hooks import setSite
    from Zope2.Startup.run import configure_wsgi

    configure_wsgi(configuration)
    import Zope2

    app = makerequest(Zope2.app())
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    setSite(app["Plone"])
    if folder not in app["Plone"]:
        lines = Path(events).read_text(encoding="utf-8").splitlines()
        print(f"{created(app['Plone'], folder, [json.loads(line) for line in lines]):.1f}")


def created(site, folder: str, events: list) -> float:
    """Create events in a new folder; return how many a second."""
    start = time.monotonic()
    container = add(site, {"type": "Folder", "id": folder, "title": folder})
    for number, event in enumerate(events, start=1):
        add(container, fields(event))
        if number % BATCH == 0:
            transaction.commit()
    transaction.commit()
    return len(events) / (time.monotonic() - start)


def fields(event: dict) -> dict:
    """Return the fields of an Event."""
    moments = {name: datetime.fromisoformat(event[name]) for name in ("start", "end")}
    return {"type": "Event", **event, **moments}


if __name__ == "__main__":
    main(*sys.argv[1:])
