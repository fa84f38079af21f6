"""Rights: laws, authorities and the texts of letters, as data in extension/rights, validated into typed models."""

from builder.data.rights.loading import load
from builder.data.rights.models import Rights
from builder.data.rights.rendering import FOLDER, rendered

__all__ = ["FOLDER", "Rights", "load", "rendered"]
