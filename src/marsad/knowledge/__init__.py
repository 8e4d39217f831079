"""What the system knows: the shape of its files, their compiler, their check, their loading."""
