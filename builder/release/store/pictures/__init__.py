"""The stores' pictures: the real extension in a real browser at a replica, and a drawn window around it."""
