"""Backups: the database and the stored files in one file, and back into an empty installation.

Words     A part is one member of the backup: the dump, a stored file, a public key. The manifest
          stands last and says of each part its size and SHA-256.
Promise   A backup holds no private key and no secret. A restore checks everything before it writes
          anything.
"""
