-- What the product promises and Prisma's schema cannot say.

-- Nothing waits forever: whatever has not ended knows when it is looked at again.
ALTER TABLE "Render" ADD CONSTRAINT "Render_has_next_check" CHECK (
  "state" IN ('qc_passed', 'qc_failed', 'failed', 'cancelled') OR "nextCheckAt" IS NOT NULL);
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_has_next_check" CHECK (
  "state" IN ('released', 'missed', 'skipped', 'cancelled') OR "nextCheckAt" IS NOT NULL);
ALTER TABLE "Release" ADD CONSTRAINT "Release_has_next_check" CHECK (
  "state" IN ('released', 'retracted') OR "nextCheckAt" IS NOT NULL);
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_has_next_check" CHECK (
  "state" IN ('confirmed', 'retracted') OR "nextCheckAt" IS NOT NULL);
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_has_next_check" CHECK (
  "sentAt" IS NOT NULL OR "nextCheckAt" IS NOT NULL);

-- Never early: a slot has no release before its time by the database clock.
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_due_is_nominal_plus_jitter" CHECK (
  "dueAt" = "nominalAt" + "jitterMs" * interval '1 millisecond' AND "jitterMs" >= 0);

CREATE FUNCTION refuse_early_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Slot" WHERE "id" = NEW."slotId" AND "dueAt" > now()) THEN
    RAISE EXCEPTION 'slot % is not due yet', NEW."slotId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Release_never_early" BEFORE INSERT ON "Release"
  FOR EACH ROW EXECUTE FUNCTION refuse_early_release();

-- What happened stays as it was written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'P0001';
END $$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Release_never_deleted" BEFORE DELETE ON "Release"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A version's words never change; a new wording is a new version.
CREATE TRIGGER "ScriptVersion_words_are_immutable" BEFORE UPDATE OF "body", "contentHash", "number", "scriptId" ON "ScriptVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ScriptVersion_never_deleted" BEFORE DELETE ON "ScriptVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Four eyes: nobody approves bytes that carry their own words. Authors are found through the storyboard
-- hash, so equal content counts as one, whichever version it came from. One lock orders the two directions.
CREATE FUNCTION is_author_of(hash text, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1
    FROM "Render" r
    JOIN "Storyboard" s ON s."contentHash" = r."storyboardHash"
    JOIN "ScriptAuthor" a ON a."scriptVersionId" = s."scriptVersionId"
    WHERE r."contentHash" = hash AND a."personId" = person)
$$;

CREATE FUNCTION refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('four-eyes'));
  IF NEW."voidedAt" IS NULL AND is_author_of(NEW."contentHash", NEW."personId") THEN
    RAISE EXCEPTION 'separation of duties: an author or editor may not approve their own content'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Approval_four_eyes';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Review" WHERE "id" = NEW."reviewId" AND "contentHash" = NEW."contentHash") THEN
    RAISE EXCEPTION 'an approval is of the hash its review is about'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Approval_of_reviewed_hash';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Approval_four_eyes" BEFORE INSERT OR UPDATE ON "Approval"
  FOR EACH ROW EXECUTE FUNCTION refuse_own_approval();

-- Whoever becomes an author after approving loses the approval.
CREATE FUNCTION void_approvals_of_new_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('four-eyes'));
  UPDATE "Approval" SET "voidedAt" = now(), "voidReason" = 'the approver became an author or editor'
  WHERE "personId" = NEW."personId" AND "voidedAt" IS NULL AND is_author_of("contentHash", "personId");
  RETURN NULL;
END $$;
CREATE TRIGGER "ScriptAuthor_voids_own_approvals" AFTER INSERT OR UPDATE ON "ScriptAuthor"
  FOR EACH ROW EXECUTE FUNCTION void_approvals_of_new_author();

CREATE FUNCTION void_approvals_of_storyboard_authors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('four-eyes'));
  UPDATE "Approval" SET "voidedAt" = now(), "voidReason" = 'the approver became an author or editor'
  WHERE "voidedAt" IS NULL AND is_author_of("contentHash", "personId")
    AND "contentHash" IN (SELECT "contentHash" FROM "Render" WHERE "storyboardHash" = NEW."contentHash");
  RETURN NULL;
END $$;
CREATE TRIGGER "Storyboard_voids_own_approvals" AFTER INSERT OR UPDATE ON "Storyboard"
  FOR EACH ROW EXECUTE FUNCTION void_approvals_of_storyboard_authors();
