"""Signatures: a PDF signed by a person of an agency, and what a stranger's PDF is worth.

Words     The sandbox authority is a certificate authority of this installation, made on first
          start; its names say that it is one. A signer is a person with a title in an organisation.
          A verdict is read from the file itself, never from our record of it.
Promise   Keys stay in the keys folder, readable by their owner only, never in the database. Only a
          file that is covered whole by its last signature is called valid.
"""
