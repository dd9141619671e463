"""From ``form.yaml`` to a form: its questions, its pages, its expressions."""
