"""Delivering what was rendered: files."""

from briefgen.delivery.deliver import deliver
from briefgen.delivery.files import check_folder, sweep, write

__all__ = ["check_folder", "deliver", "sweep", "write"]
