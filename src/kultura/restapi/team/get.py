"""``GET @team``: who is in the section's team."""

from kultura.restapi.team.base import TeamService


class TeamGet(TeamService):
    """Returns the people of the team with their roles."""

    def reply(self) -> dict[str, object]:
        return self.team()
