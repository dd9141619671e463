"""The officers' door: a password with a code or a passkey, or a passkey alone; step-up; factors."""
