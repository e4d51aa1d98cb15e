"""A region's site: made empty, and told what instance.yaml says about it."""

from kultura.settings import Settings
from kultura.settings.model import SITE_ID
from plone.base.interfaces import IMailSchema
from plone.base.interfaces import ISiteSchema
from plone.i18n.interfaces import ILanguageSchema
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.factory import addPloneSite
from typing import Any
from zope.component import getUtility


DISTRIBUTION = "kultura"
MANAGER = "Manager"


def create(app: Any, settings: Settings) -> Any:
    """Make the site from the distribution, and configure it; gives the site."""
    app.REQUEST["HTTP_ACCEPT_LANGUAGE"] = settings.region_language
    site = addPloneSite(
        app,
        SITE_ID,
        title=settings.kultura.region_title,
        default_language=settings.region_language,
        portal_timezone=settings.kultura.time_zone,
        setup_content=False,
        distribution_name=DISTRIBUTION,
    )
    configure(site, settings)
    return site


def ensure_administrator(app: Any, name: str, password: str) -> bool:
    """Make the site administrator in Zope's root; False where the name exists already."""
    users = app.acl_users
    if users.getUser(name) is not None:
        return False
    users.userFolderAddUser(name, password, [MANAGER], [])
    return True


def configure(site: Any, settings: Settings) -> list[str]:
    """Write what instance.yaml says into the site's registry; gives the names that changed."""
    registry = getUtility(IRegistry, context=site)
    changed = []
    for schema, values in wanted(settings).items():
        proxy = registry.forInterface(schema, prefix="plone")
        for name, value in values.items():
            if getattr(proxy, name) != value:
                setattr(proxy, name, value)
                changed.append(name)
    return changed + configure_mail(site, settings)


def wanted(settings: Settings) -> dict[Any, dict[str, Any]]:
    """Say what the site's registry should hold, by schema."""
    given = settings.kultura
    smtp = given.smtp
    values: dict[Any, dict[str, Any]] = {
        ISiteSchema: {"site_title": given.region_title},
        ILanguageSchema: {
            "default_language": settings.region_language,
            "available_languages": list(given.languages),
        },
    }
    if smtp.host:
        values[IMailSchema] = {
            "smtp_host": smtp.host,
            "smtp_port": smtp.port,
            "smtp_userid": smtp.user or None,
            "smtp_pass": smtp.password or None,
            "email_from_name": smtp.from_name or given.region_title,
            "email_from_address": smtp.from_address or None,
        }
    return values


def configure_mail(site: Any, settings: Settings) -> list[str]:
    """Tell the mail host whether the server must speak TLS; the registry has no word for it."""
    host = site.MailHost
    if not settings.kultura.smtp.host or host.force_tls == settings.kultura.smtp.tls:
        return []
    host.force_tls = settings.kultura.smtp.tls
    return ["smtp_tls"]
