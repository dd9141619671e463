"""The catalogue: what people can ask for, and what of it they can ask for online.

Words     A procedure is what the State published, under its code; a version is what it says from a
          day on, in rows: channels, papers by case, results, laws. A doubt is what of a record
          could not be read for certain, with the original text. A local variant is what a unit does
          otherwise. A draft is a version that is being written, in revisions. A service is a
          procedure that can be applied for here, described as a package of text files; a release is
          one published state of a service.
States    draft -> in review -> (draft ->) approved -> published; draft -> discarded
Says      ServiceReleased, ProceduresImported, DraftBegun, DraftSaved, DraftSubmitted,
          DraftReturned, DraftDiscarded, ProcedurePublished, VersionInForce, VariantSet,
          VariantEnded
Doors     permissions, letters: the office asks what somebody may do with a draft before it offers
          it; cases write by the letters that an example of a package has shown.
Promise   What is imported loses nothing: what could not be read for certain is flagged and kept as
          text. A version and a release never change; who began under one goes on under it. Nobody
          publishes what they wrote, and nothing that somebody wrote is lost.
"""
