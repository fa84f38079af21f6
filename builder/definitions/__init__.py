"""Definitions: one TOML file per service, validated into typed models."""

from builder.definitions.loading import load_all, load_folder
from builder.definitions.models import Definition

__all__ = ["Definition", "load_all", "load_folder"]
