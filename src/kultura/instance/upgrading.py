"""Bringing a site up to the code that is installed: Plone, Kultura, add-ons, instance.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.settings import Settings
from typing import Any

import logging


PROFILE = "kultura:default"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Step:
    """One thing to do: `what` says it, `kind` and `subject` tell how."""

    kind: str
    subject: str
    what: str

    def __str__(self) -> str:
        return self.what


def pending(site: Any, settings: Settings) -> list[Step]:
    """Give what is to be done, in order; nothing where the site is current."""
    return [*plone_steps(site), *kultura_steps(site), *addon_steps(site, settings)]


def upgrade(site: Any, settings: Settings) -> Iterator[str]:
    """Do it, saying each thing when it is done."""
    for step in pending(site, settings):
        DOING[step.kind](site, step.subject)
        yield f"{step.what}: done"


def plone_steps(site: Any) -> Iterator[Step]:
    """Tell whether Plone's own profile is behind."""
    tool = site.portal_migration
    if tool.needUpgrading():
        versions = f"{tool.getInstanceVersion()} to {tool.getFileSystemVersion()}"
        yield Step("plone", "", f"upgrade Plone's profile from {versions}")


def kultura_steps(site: Any) -> Iterator[Step]:
    """Tell whether Kultura's profile is behind."""
    yield from profile_steps(site, PROFILE)


def profile_steps(site: Any, profile: str) -> Iterator[Step]:
    """Tell whether a profile that is installed has upgrades to run."""
    if site.portal_setup.listUpgrades(profile):
        yield Step("profile", profile, f"upgrade the profile {profile}")


def addon_steps(site: Any, settings: Settings) -> Iterator[Step]:
    """Tell which packages of `zcml_package_includes` are not installed, or are behind."""
    for package in settings.default_context.zcml_package_includes:
        profile = default_profile(site, package)
        if profile is None:
            continue
        if site.portal_setup.getLastVersionForProfile(profile) == "unknown":
            yield Step("install", profile, f"install the profile {profile}")
        else:
            yield from profile_steps(site, profile)


def default_profile(site: Any, package: str) -> str | None:
    """Name the profile an add-on is installed by: its `default`, else the first there is."""
    known = [
        info["id"]
        for info in site.portal_setup.listProfileInfo()
        if info["product"] == package and "uninstall" not in info["id"]
    ]
    return next((name for name in known if name.endswith(":default")), known[0] if known else None)


def upgrade_plone(site: Any, subject: str) -> None:
    """Run Plone's own upgrades; raises what they raise."""
    site.portal_migration.upgrade(dry_run=False, swallow_errors=False)


def upgrade_profile(site: Any, profile: str) -> None:
    """Run a profile's upgrade steps."""
    site.portal_setup.upgradeProfile(profile)


def install_profile(site: Any, profile: str) -> None:
    """Run all steps of a profile, and of those it depends on."""
    site.portal_setup.runAllImportStepsFromProfile(f"profile-{profile}")


DOING = {"plone": upgrade_plone, "profile": upgrade_profile, "install": install_profile}
