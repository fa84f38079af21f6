"""One more service: its files, what StillOff sees on its page, and the table of all services."""
