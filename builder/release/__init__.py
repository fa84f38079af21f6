"""From a checkout to what the stores get: packages that come out the same everywhere, and the release around them."""
