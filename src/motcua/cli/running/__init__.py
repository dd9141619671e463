"""Running the product: the embedded PostgreSQL, and the supervisor of the parts.

Words     A part is one supervised process: database, web, worker. A leftover is a process that an
          earlier supervisor had to leave behind because it was itself killed.
Promise   Whatever is killed, the next start works, and nothing stays running after a stop.
"""
