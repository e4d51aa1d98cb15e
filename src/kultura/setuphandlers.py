"""What a profile's XML cannot say, done after it is applied; each step does nothing twice."""

from kultura.institutions.region import open_region
from kultura.institutions.visibility import install_index
from kultura.institutions.visibility import uninstall_index
from Products.GenericSetup.tool import SetupTool


def install(tool: SetupTool) -> None:
    """Finish the profile ``kultura:default``."""
    install_index()
    open_region()


def uninstall(tool: SetupTool) -> None:
    """Finish the profile ``kultura:uninstall``."""
    uninstall_index()
    tool.runImportStepFromProfile("profile-plone.app.contenttypes:default", "typeinfo")
