"""An entry is never changed and never deleted, whoever asks the database."""

from typing import ClassVar

from django.db import migrations

FORBID = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is only added to: % of entry % is refused.', TG_OP, OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER journal_entry_never_changed BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
"""
ALLOW = "DROP TRIGGER journal_entry_never_changed ON journal_entry; DROP FUNCTION journal_refuse();"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("journal", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FORBID, ALLOW)]
