"""Entering through an identity provider: OpenID Connect's code flow with PKCE.

``checks`` decides whether an answer is believed and touches nothing else; ``provider`` asks the
provider over the network; ``login`` is one login from its beginning to a checked identity.
"""
