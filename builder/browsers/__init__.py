"""The browsers: finding or getting them, driving them, and the server of replica pages that they are shown."""
