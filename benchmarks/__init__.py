"""Every number that dupcheck states, with the script that measures it."""
