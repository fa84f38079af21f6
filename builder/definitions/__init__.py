"""Definitions: one TOML file per service, validated into typed models."""

from builder.definitions.loading import Definitions, load_all, load_folder
from builder.definitions.models import Definition

__all__ = ["Definition", "Definitions", "load_all", "load_folder"]
