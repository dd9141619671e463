"""The catalogue: what people can ask for, and what of it they can ask for online.

Words     A procedure is what the State published, as its record gives it. A service is a procedure
          that can be applied for here, described as a package of text files. A release is one
          published state of a service.
Says      ServiceReleased, ProceduresImported
Promise   What is imported loses nothing: what could not be read for certain is flagged and kept as
          text. A release never changes; who began under one goes on under it.
"""
