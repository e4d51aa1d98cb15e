"""`kultura create-region`: an empty site for production."""

from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import tell
from kultura.instance.errors import InstanceError
from kultura.settings import load
from kultura.settings import Settings
from kultura.settings.model import SITE_ID
from typing import Annotated

import typer


def command(
    if_missing: Annotated[
        bool, typer.Option("--if-missing", help="Leave a region that is there as it is.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make the region's site, empty: no institution, no content, one administrator."""
    settings = load()
    created = create(settings, if_missing)
    administrator = settings.default_context.initial_user_name
    if as_json:
        return answer(
            {
                "created": created,
                "url": settings.kultura.cms_url,
                "administrator": administrator,
            }
        )
    if not created:
        return tell("The region is there already.")
    tell(f"The region is at {settings.kultura.cms_url} once kultura run runs.")
    tell(f"Log in as {administrator}; the password is in {settings.secrets}/admin_password.")


def create(settings: Settings, if_missing: bool) -> bool:
    """Make the site and its administrator in one transaction; False where it was there."""
    from kultura.instance import passwords
    from kultura.instance.zope import as_user
    from kultura.instance.zope import zope_app

    with zope_app(settings) as app:
        import transaction

        if SITE_ID in app:
            if if_missing:
                return False
            raise InstanceError("There is a region already: each instance holds one.")
        from kultura.distributions import region

        name = settings.default_context.initial_user_name
        password = passwords.admin_password(settings)
        region.ensure_administrator(app, name, password)
        passwords.write(settings.secrets / passwords.ADMIN_FILE, password + "\n")
        with as_user(app, name):
            region.create(app, settings)
        transaction.commit()
        from_the_start(settings)
        return True


def from_the_start(settings: Settings) -> None:
    """Note that the publication store knows the site from its first commit on."""
    from kultura.instance.projecting import store_connection
    from kultura.store.filling import set_filled

    with store_connection(settings) as connection, connection, connection.cursor() as cursor:
        set_filled(cursor)
