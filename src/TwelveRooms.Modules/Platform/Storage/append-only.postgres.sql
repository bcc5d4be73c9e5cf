CREATE OR REPLACE FUNCTION rooms_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE OR REPLACE TRIGGER platform_audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit
FOR EACH STATEMENT EXECUTE FUNCTION rooms_append_only();
CREATE OR REPLACE TRIGGER platform_audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit_seals
FOR EACH STATEMENT EXECUTE FUNCTION rooms_append_only();
CREATE OR REPLACE TRIGGER measures_points_append_only BEFORE UPDATE ON measures_points
FOR EACH STATEMENT EXECUTE FUNCTION rooms_append_only();
-- The role that the program works as may add and read records, and nothing else. It owns the tables, since it migrates them, and could give itself
-- the rights again; what is changed after that is found by verify.
REVOKE UPDATE, DELETE, TRUNCATE ON platform_audit, platform_audit_seals FROM PUBLIC, CURRENT_USER;
