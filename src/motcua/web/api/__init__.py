"""For machines: the reading interface (``v1``) and whole files (``open_data``).

All of it is open to anyone, says the same to everybody, and may be read from any other site. Each
address has an allowance (``MOTCUA_API_RATE``); every answer has an ETag. What goes wrong comes as a
problem of RFC 9457.
"""
