"""Who may do what with an item in which state: the one table that the tests compare with."""

#: Everybody the table knows, in words.
PEOPLE = {
    "anonymous": "without an account",
    "stranger": "an account that is in no team",
    "editor": "of the item's museum; submitted it",
    "manager": "of the item's museum",
    "removed": "was its manager until just now",
    "other editor": "of another museum",
    "other manager": "of another museum",
    "region": "a regional administrator",
    "region too": "a regional administrator who is an editor of the museum as well",
    "admin": "the site's manager",
}

#: state → transition → who may start it. What is not here, nobody may.
TRANSITIONS = {
    "draft": {
        "submit": {"editor", "manager", "region too", "admin"},
        "delete": {"editor", "manager", "region too", "admin"},
    },
    "pending": {
        "retract": {"editor", "manager", "region too", "admin"},
        "publish": {"region", "region too", "admin"},
        "request_changes": {"region", "region too", "admin"},
    },
    # the same, where "region too" submitted it: nobody decides about what they submitted
    "pending, own": {
        "retract": {"editor", "manager", "region too", "admin"},
        "publish": {"region", "admin"},
        "request_changes": {"region", "admin"},
    },
    "published": {
        "withdraw": {"editor", "manager", "region", "region too", "admin"},
    },
    "withdrawn": {
        "reopen": {"editor", "manager", "region too", "admin"},
        "delete": {"editor", "manager", "region too", "admin"},
    },
    "deleted": {
        "restore": {"manager", "admin"},
    },
}

#: Where the region gave the museum the right to publish.
TRANSITIONS_OF_THE_TRUSTED = TRANSITIONS | {
    "draft": TRANSITIONS["draft"] | {"publish_directly": {"manager", "admin"}},
}

TEAM = {"editor", "manager", "region too", "admin"}
REGION = {"region", "region too", "admin"}
EVERYBODY = set(PEOPLE)
NOBODY: set[str] = set()

#: state → what can be done → by whom.
PERMISSIONS = {
    "draft": {
        "View": TEAM,
        "Modify portal content": TEAM,
        "iterate : Check out content": NOBODY,
        "kultura: Change operational facts": NOBODY,
        "Delete objects": {"admin"},
    },
    "pending": {
        "View": TEAM | REGION,
        "Modify portal content": NOBODY,
        "iterate : Check out content": NOBODY,
        "kultura: Change operational facts": NOBODY,
        "Delete objects": {"admin"},
    },
    "pending, own": {
        "View": TEAM | REGION,
        "Modify portal content": NOBODY,
    },
    "published": {
        "View": EVERYBODY,
        "Modify portal content": NOBODY,
        "iterate : Check out content": TEAM,
        "kultura: Change operational facts": TEAM,
        "Delete objects": {"admin"},
    },
    "withdrawn": {
        "View": TEAM | REGION,
        "Modify portal content": NOBODY,
        "iterate : Check out content": NOBODY,
        "kultura: Change operational facts": NOBODY,
        "Delete objects": {"admin"},
    },
    "deleted": {
        "View": {"manager", "admin"},
        "Modify portal content": NOBODY,
        "iterate : Check out content": NOBODY,
        "kultura: Change operational facts": NOBODY,
        "Delete objects": {"admin"},
    },
}

#: What a section itself allows: state → transition → who.
SECTION_TRANSITIONS = {
    "active": {"suspend": REGION},
    "suspended": {"activate": REGION},
}

#: type of what is no subject to approval → permission → by whom.
KEPT_WITHOUT_APPROVAL = {
    "Museum": {
        "View": EVERYBODY,
        "Modify portal content": REGION | {"manager"},
        "kultura: Manage team": REGION | {"manager"},
        "kultura: Suspend section": REGION,
        "kultura: Add Exhibit": TEAM,
        "kultura: Add Venue": {"manager", "admin"},
        "kultura: Add Subsection": {"manager", "admin"},
        "Change local roles": {"admin"},
        "Delete objects": {"admin"},
    },
    "Subsection": {
        "View": EVERYBODY,
        "Modify portal content": {"manager", "admin"},
        "plone.app.contenttypes: Add Document": TEAM,
        "Delete objects": {"admin"},
    },
    "Venue": {
        "View": EVERYBODY,
        "Modify portal content": REGION | {"manager"},
        "Delete objects": {"manager", "admin"},
    },
    "Image": {
        "View": TEAM | REGION,
        "Modify portal content": TEAM,
        "kultura: Replace media": {"admin"},
        "Delete objects": {"manager", "admin"},
    },
    "File": {
        "View": TEAM | REGION,
        "Modify portal content": TEAM,
        "kultura: Replace media": {"admin"},
        "Delete objects": {"manager", "admin"},
    },
}

#: At the top of the site.
SITE = {
    "View": EVERYBODY,
    "kultura: Add Museum": REGION,
    "kultura: Add Theatre": REGION,
    "kultura: Add Library": REGION,
    "kultura: Add Exhibit": {"admin"},
    "plone.app.contenttypes: Add Document": {"admin"},
    "plone.app.contenttypes: Add Folder": {"admin"},
    "Modify portal content": {"admin"},
    "Delete objects": {"admin"},
    "Change local roles": {"admin"},
    "List portal members": {"admin"},
    "Add portal member": {"admin"},
    "Manage portal": {"admin"},
    "Review portal content": REGION,
    "kultura: Publish": REGION,
    "kultura: Submit": {"admin"},
}
