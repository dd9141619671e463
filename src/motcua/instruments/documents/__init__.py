"""Documents: bytes that are kept, papers that come in, papers that are made.

Words     A stored file is named by the SHA-256 of its content. An inspected file is one that a
          stranger sent and that turned out to be what its name says. A rendered paper is a PDF made
          by Typst from a template of a release and data: PDF/A-2a and PDF/UA-1, or PDF/A-2b where
          it is to be signed. A file is needed as long as a domain refers to it
          (``kit.keeping``), and forgotten when none does.
Says      FilesForgotten
Promise   What was stored comes back byte for byte, or the reader is told that it does not. The same
          template, data and time give the same bytes. Nothing a stranger sends is parsed in the
          process that serves; a template reads nothing but itself and its data.
"""
