"""briefgen.toml: what it may say, read into frozen values."""

from briefgen.config.audience import Audience, audiences
from briefgen.config.read import read_config
from briefgen.config.tables import Config, Secret, Smtp, SourceTable

__all__ = ["Audience", "Config", "Secret", "Smtp", "SourceTable", "audiences", "read_config"]
