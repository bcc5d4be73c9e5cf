-- A restore compares these with those of the backup (SqliteRules): after the first tag, a change here comes with a migration.
CREATE TRIGGER IF NOT EXISTS platform_audit_no_update BEFORE UPDATE ON platform_audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS platform_audit_no_delete BEFORE DELETE ON platform_audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS platform_audit_seals_no_update BEFORE UPDATE ON platform_audit_seals
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS platform_audit_seals_no_delete BEFORE DELETE ON platform_audit_seals
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS measures_points_no_update BEFORE UPDATE ON measures_points
BEGIN SELECT RAISE(ABORT, 'a point is corrected by a new revision'); END;
