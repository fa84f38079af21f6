"""Rights: laws, authorities and the texts of letters, as data in extension/rights, validated into typed models."""

from builder.rights.loading import load
from builder.rights.models import Rights
from builder.rights.rendering import FOLDER, rendered

__all__ = ["FOLDER", "Rights", "load", "rendered"]
