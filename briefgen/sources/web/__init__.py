"""Web pages and feeds: fetched within bounds, decided without I/O, parsed apart."""
