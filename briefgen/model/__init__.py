"""The values that travel through briefgen: frozen, made of tuples, without behaviour.

Offsets are Python string indices into `Document.text`, end exclusive. Types that stages decide about (`Document`,
`Sentence`, `KeyPoint`, `Story`) and types that are shown (`Brief` and what it holds) are kept apart: a `Brief` carries
everything that its renderers and `verify` need, and nothing that must be looked up elsewhere.
"""

from __future__ import annotations

from briefgen.model.briefs import (
    Artifact,
    Brief,
    Copy,
    Coverage,
    LeftOut,
    Method,
    Problem,
    Section,
    Source,
    Tlp,
)
from briefgen.model.changes import (
    Changes,
    Due,
    DueDate,
    Edit,
    FirstWarning,
    Moved,
    Repeat,
    Revision,
    StoryChange,
)
from briefgen.model.documents import (
    Document,
    Role,
    Sentence,
    Span,
)
from briefgen.model.ledger import (
    Comparison,
    Difference,
    Entry,
    LedgerRow,
    PointT,
)
from briefgen.model.points import (
    DateMention,
    Evidence,
    Figure,
    KeyPoint,
    Kind,
    Level,
    Measure,
    Modifier,
    Number,
    SanctionsMention,
    Stage,
    Status,
    WarningStatement,
)
from briefgen.model.stories import (
    Headline,
    Rank,
    Story,
)

__all__ = [
    "Artifact",
    "Brief",
    "Changes",
    "Comparison",
    "Copy",
    "Coverage",
    "DateMention",
    "Difference",
    "Document",
    "Due",
    "DueDate",
    "Edit",
    "Entry",
    "Evidence",
    "Figure",
    "FirstWarning",
    "Headline",
    "KeyPoint",
    "Kind",
    "LedgerRow",
    "LeftOut",
    "Level",
    "Measure",
    "Method",
    "Modifier",
    "Moved",
    "Number",
    "PointT",
    "Problem",
    "Rank",
    "Repeat",
    "Revision",
    "Role",
    "SanctionsMention",
    "Section",
    "Sentence",
    "Source",
    "Span",
    "Stage",
    "Status",
    "Story",
    "StoryChange",
    "Tlp",
    "WarningStatement",
]
