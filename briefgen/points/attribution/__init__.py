"""Who says it: the speaker behind each stretch of a document."""

from briefgen.points.attribution.turns import attribute
from briefgen.points.attribution.voices import Said, Voice, Voices, said_by

__all__ = ["Said", "Voice", "Voices", "attribute", "said_by"]
