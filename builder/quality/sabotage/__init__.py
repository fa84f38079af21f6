"""Ways to break the code, and who notices: `listed` reads tests/sabotages.toml, `task` tries what stands there."""
