"""Delivering what was rendered: files."""

from briefgen.delivery.deliver import deliver
from briefgen.delivery.files import check_folder, replace_file, sweep, write

__all__ = ["check_folder", "deliver", "replace_file", "sweep", "write"]
