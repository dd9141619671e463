"""One's own page: what is kept, who looked at it, who may act for whom."""
