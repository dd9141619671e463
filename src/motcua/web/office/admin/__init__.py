"""For administrators: what happened, what could not be delivered or done, how all of it fares."""
