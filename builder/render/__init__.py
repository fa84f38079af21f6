"""`build`: from templates, definitions and texts to the folders that browsers load."""
