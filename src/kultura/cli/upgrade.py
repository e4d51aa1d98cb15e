"""`kultura upgrade`: bring the site up to the code that is installed."""

from collections.abc import Iterator
from contextlib import nullcontext
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import tell
from kultura.settings import load
from kultura.settings import Settings
from typing import Any


def command(as_json: AsJson = False) -> None:
    """Upgrade profiles, install those of add-ons, take over what instance.yaml says."""
    from kultura.instance import rendering
    from kultura.instance.postgresql import store
    from kultura.instance.zope import zope_site

    settings = load()
    rendering.render(settings)
    store.prepare_configured(settings)
    done = []
    with err.status("Starting Zope") as status, zope_site(settings) as site:
        from kultura.distributions import region
        from kultura.instance import upgrading

        import transaction

        for sentence in upgrading.upgrade(site, settings):
            status.update(sentence)
            done.append(sentence)
        changed = region.configure(site, settings)
        done.extend(f"take {name} from instance.yaml: done" for name in changed)
        transaction.commit()
        done.extend(publish_older(site, settings))
    if as_json:
        return answer(done)
    for sentence in done or ["Everything is current."]:
        tell(sentence)


def publish_older(site: Any, settings: Settings) -> Iterator[str]:
    """Have published what was approved before there was a store; say so where there is any."""
    from kultura.instance.projecting import store_connection
    from kultura.publication.rebuild import fill

    with store_connection(settings) as connection:
        marked = fill(lambda: nullcontext(site), connection)
    if marked:
        yield f"have {marked} objects from before the publication store looked at: done"
