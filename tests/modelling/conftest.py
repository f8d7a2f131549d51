"""Examples that hypothesis makes up may take their time: a deadline would fail on a busy machine, not on a fault."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
