"""The build tooling of StillOff: what the tasks in tasks.py call."""
