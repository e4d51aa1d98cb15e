"""The worker: does what was asked for and what is due by the clock; any number may run."""

from kultura.instance.processes.with_site import with_site


PROCESS = with_site("worker", "kultura.instance.working", place="publication.job")
