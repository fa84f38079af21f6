"""Definitions: one TOML file per service, validated into typed models."""

from builder.data.definitions.loading import Definitions, load_all, load_folder
from builder.data.definitions.models import Definition

__all__ = ["Definition", "Definitions", "load_all", "load_folder"]
