"""The projector: shows what was committed; a second one, anywhere, stands by."""

from kultura.instance.processes.with_site import with_site


PROCESS = with_site("projector", "kultura.instance.projecting", place="schema publication")
