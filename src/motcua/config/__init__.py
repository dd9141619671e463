"""The composition root: settings, addresses, the worker. Nothing imports it but by name."""
