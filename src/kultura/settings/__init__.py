"""instance.yaml as typed data.

The one configuration of an installation, read by every process, with or without Zope: `load(home)`
gives it, `current()` gives the one of the running process. `settings.default_context.*` and
`settings.kultura.*` bear the words of the file.
"""

from kultura.settings.errors import SettingsError
from kultura.settings.loading import current
from kultura.settings.loading import load
from kultura.settings.model import Settings


__all__ = ["Settings", "SettingsError", "current", "load"]
