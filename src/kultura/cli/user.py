"""`kultura user`: accounts, as a site integrator makes them."""

from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import tell
from kultura.instance import passwords
from kultura.settings import load
from kultura.settings import Settings
from typing import Annotated

import sys
import typer


commands = typer.Typer(help="Make accounts and give them new passwords.", no_args_is_help=True)

ADMINISTRATORS = "regional-administrators"
Login = Annotated[str, typer.Argument(help="The name the person logs in by.")]
FromInput = Annotated[
    bool, typer.Option("--password-from-stdin", help="Read the password; else make one.")
]


@commands.command("add")
def add(
    login: Login,
    email: Annotated[str, typer.Option(help="Where links to set a new password are sent.")],
    name: Annotated[str, typer.Option(help="First and last name.")] = "",
    group: Annotated[
        list[str] | None, typer.Option(help="A group to be in, for instance muzeum-editors.")
    ] = None,
    administrator: Annotated[
        bool, typer.Option("--administrator", help="Make it a regional administrator.")
    ] = False,
    password_from_stdin: FromInput = False,
    as_json: AsJson = False,
) -> None:
    """Make an account; its password is printed once."""
    from kultura.instance.zope import zope_site

    settings = load()
    password = read_or_generate(password_from_stdin)
    with zope_site(settings) as site:
        from kultura.accounts import people

        import transaction

        people.add(site, login, email, name, password)
        people.join(login, [*(group or ()), *([ADMINISTRATORS] if administrator else ())])
        transaction.commit()
    show(login, password, password_from_stdin, as_json)


@commands.command("reset-password")
def reset_password(
    login: Login, password_from_stdin: FromInput = False, as_json: AsJson = False
) -> None:
    """Give an account a new password; it is printed once."""
    from kultura.instance.zope import zope_site

    settings = load()
    password = read_or_generate(password_from_stdin)
    with zope_site(settings) as site:
        from kultura.accounts import people

        import transaction

        people.set_password(site, login, password)
        transaction.commit()
    keep_administrators(settings, login, password)
    show(login, password, password_from_stdin, as_json)


def read_or_generate(from_stdin: bool) -> str:
    """Read one line, or make a password."""
    return sys.stdin.readline().rstrip("\n") if from_stdin else passwords.generate()


def keep_administrators(settings: Settings, login: str, password: str) -> None:
    """Keep the file with the first administrator's password true."""
    if login == settings.default_context.initial_user_name:
        passwords.write(settings.secrets / passwords.ADMIN_FILE, password + "\n")


def show(login: str, password: str, known: bool, as_json: bool) -> None:
    """Print the account, and its password unless the caller gave it."""
    if as_json:
        answer({"login": login} if known else {"login": login, "password": password})
    else:
        tell(f"{login}: done" if known else f"{login}: the password is {password}")
