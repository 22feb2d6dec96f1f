"""Random cases are given their time: a busy machine is no fault of the models."""

from hypothesis import settings

settings.register_profile("impact", deadline=None)
settings.load_profile("impact")
