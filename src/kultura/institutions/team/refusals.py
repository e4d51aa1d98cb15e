"""Why a change to a team is refused; each says what to do."""

from kultura.i18n import _
from zope.i18nmessageid import Message


class TeamRefused(Exception):
    """A change to a section's team that cannot be made as asked."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def no_address(email: str) -> TeamRefused:
    """Refuse what is no e-mail address."""
    return TeamRefused(
        _(
            "refused_no_address",
            default="“${email}” is not an e-mail address.",
            mapping={"email": email},
        )
    )


def no_such_role(team: str) -> TeamRefused:
    """Refuse a role that no team has."""
    return TeamRefused(
        _(
            "refused_no_such_role",
            default="“${role}” is no role in a team: choose editors or managers.",
            mapping={"role": team},
        )
    )


def not_in_team(user_id: str) -> TeamRefused:
    """Refuse to remove somebody who is not there."""
    return TeamRefused(
        _(
            "refused_not_in_team",
            default="“${person}” is not in this team.",
            mapping={"person": user_id},
        )
    )


def oneself() -> TeamRefused:
    """Refuse to let a manager shut themselves out."""
    return TeamRefused(
        _(
            "refused_oneself",
            default="You cannot change your own place in the team. "
            "Ask another manager or the region.",
        )
    )


def no_mail() -> TeamRefused:
    """Refuse an invitation that could not be sent."""
    return TeamRefused(
        _(
            "refused_no_mail",
            default="This site cannot send e-mail yet, so nobody can be invited. "
            "Ask the site's administrator to set the mail server up.",
        )
    )


def too_many_invitations(most: int) -> TeamRefused:
    """Refuse to write to more people than a team can have."""
    return TeamRefused(
        _(
            "refused_too_many_invitations",
            default="${most} invitations wait already. Take some back first.",
            mapping={"most": str(most)},
        )
    )


def no_invitation() -> TeamRefused:
    """Refuse what is no invitation, or none any more."""
    return TeamRefused(
        _(
            "refused_no_invitation",
            default="This invitation is not valid, or not any more. Ask for another.",
        )
    )


def no_password(reason: Message | str | None) -> TeamRefused:
    """Refuse a password; the reason is the site's own rule."""
    return TeamRefused(reason or _("refused_no_password", default="Choose a password."))


def two_passwords() -> TeamRefused:
    """Refuse a password that was typed differently the second time."""
    return TeamRefused(
        _("refused_two_passwords", default="The two passwords differ. Type them again.")
    )
