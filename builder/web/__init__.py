"""The tools for JavaScript: their configuration and versions, and where Node and they are."""
