"""The house itself."""

import briefgen


def test_every_public_name_is_there() -> None:
    assert all(getattr(briefgen, name) is not None for name in briefgen.__all__)
