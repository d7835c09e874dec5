-- CreateEnum
CREATE TYPE "ScriptVerdict" AS ENUM ('approved', 'changes_requested');

-- CreateEnum
CREATE TYPE "PreviewScope" AS ENUM ('watch', 'comment');

-- DropForeignKey
ALTER TABLE "Comment" DROP CONSTRAINT "Comment_parentId_fkey";

-- DropIndex
DROP INDEX "Approval_contentHash_personId_key";

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "suppressions" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "anchor" JSONB,
ADD COLUMN     "drawing" JSONB,
ADD COLUMN     "editedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endAnchor" JSONB,
ADD COLUMN     "guestName" TEXT,
ADD COLUMN     "linkId" UUID,
ADD COLUMN     "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "resolvedById" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "personId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "ScriptDecision" (
    "id" UUID NOT NULL,
    "scriptVersionId" UUID NOT NULL,
    "verdict" "ScriptVerdict" NOT NULL,
    "personId" UUID NOT NULL,
    "reason" TEXT,
    "suppressions" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScriptDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeRequest" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,
    "kind" "ApprovalKind" NOT NULL,
    "personId" UUID NOT NULL,
    "reasons" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChangeRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreviewLink" (
    "id" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,
    "scope" "PreviewScope" NOT NULL,
    "madeFor" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PreviewLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ScriptDecision_scriptVersionId_idx" ON "ScriptDecision"("scriptVersionId");

-- CreateIndex
CREATE INDEX "ScriptDecision_personId_idx" ON "ScriptDecision"("personId");

-- CreateIndex
CREATE INDEX "ChangeRequest_contentHash_idx" ON "ChangeRequest"("contentHash");

-- CreateIndex
CREATE INDEX "ChangeRequest_reviewId_idx" ON "ChangeRequest"("reviewId");

-- CreateIndex
CREATE INDEX "PreviewLink_contentHash_idx" ON "PreviewLink"("contentHash");

-- CreateIndex
CREATE INDEX "Approval_contentHash_personId_idx" ON "Approval"("contentHash", "personId");

-- CreateIndex
CREATE INDEX "Comment_parentId_idx" ON "Comment"("parentId");

-- CreateIndex
CREATE INDEX "Comment_linkId_createdAt_idx" ON "Comment"("linkId", "createdAt");

-- AddForeignKey
ALTER TABLE "ScriptDecision" ADD CONSTRAINT "ScriptDecision_scriptVersionId_fkey" FOREIGN KEY ("scriptVersionId") REFERENCES "ScriptVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScriptDecision" ADD CONSTRAINT "ScriptDecision_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "PreviewLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeRequest" ADD CONSTRAINT "ChangeRequest_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeRequest" ADD CONSTRAINT "ChangeRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreviewLink" ADD CONSTRAINT "PreviewLink_contentHash_fkey" FOREIGN KEY ("contentHash") REFERENCES "Render"("contentHash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreviewLink" ADD CONSTRAINT "PreviewLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Where a version may go from where it stands; who may move it stands in the program's table of moves.
CREATE FUNCTION refuse_script_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" = 'draft' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a script version begins as a draft' USING ERRCODE = 'check_violation', CONSTRAINT = 'ScriptVersion_moves';
  END IF;
  IF NEW."state" <> OLD."state" AND NOT (CASE OLD."state"::text
    WHEN 'draft' THEN NEW."state"::text = 'in_review'
    WHEN 'in_review' THEN NEW."state"::text IN ('draft', 'changes_requested', 'approved')
    WHEN 'changes_requested' THEN NEW."state"::text = 'approved'
    WHEN 'approved' THEN NEW."state"::text = 'changes_requested'
    ELSE false END)
  THEN
    RAISE EXCEPTION 'a script version that is % cannot become %', OLD."state", NEW."state"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ScriptVersion_moves';
  END IF;
  -- Decided means that somebody decided it, in this very transaction.
  IF NEW."state" <> OLD."state" AND NEW."state"::text IN ('approved', 'changes_requested') AND NOT EXISTS (
    SELECT 1 FROM "ScriptDecision" d
    WHERE d."scriptVersionId" = NEW."id" AND d."verdict"::text = NEW."state"::text AND d.xmin = pg_current_xact_id()::xid)
  THEN
    RAISE EXCEPTION 'nobody decided that script version % is %', NEW."id", NEW."state"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ScriptVersion_decided_by_somebody';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ScriptVersion_moves" BEFORE INSERT OR UPDATE OF "state" ON "ScriptVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_script_move();

-- Four eyes on words, as on videos: the same lock orders whoever writes and whoever decides.
CREATE FUNCTION refuse_own_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('four-eyes'));
  IF EXISTS (SELECT 1 FROM "ScriptAuthor" WHERE "scriptVersionId" = NEW."scriptVersionId" AND "personId" = NEW."personId") THEN
    RAISE EXCEPTION 'separation of duties: an author or editor may not decide about their own words'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ScriptDecision_four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ScriptDecision_four_eyes" BEFORE INSERT ON "ScriptDecision"
  FOR EACH ROW EXECUTE FUNCTION refuse_own_decision();
CREATE TRIGGER "ScriptDecision_stays" BEFORE UPDATE OR DELETE ON "ScriptDecision"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "ScriptDecision" ADD CONSTRAINT "ScriptDecision_has_reason" CHECK ("verdict" = 'approved' OR "reason" IS NOT NULL);

-- One person has one approval in force of a hash, so two kinds are always two people; what was given stays as it was given.
CREATE UNIQUE INDEX "Approval_one_in_force_a_person" ON "Approval"("contentHash", "personId") WHERE "voidedAt" IS NULL;
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_ends_with_a_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
CREATE FUNCTION refuse_all_but_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text := TG_ARGV[0];
  why text := TG_ARGV[1];
BEGIN
  IF (to_jsonb(OLD) ->> ending) IS NOT NULL OR (to_jsonb(NEW) ->> ending) IS NULL
    OR to_jsonb(OLD) - ending - why <> to_jsonb(NEW) - ending - why
  THEN
    RAISE EXCEPTION '% rows only end, once: nothing else of them changes', TG_TABLE_NAME USING ERRCODE = 'P0001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Approval_only_ends" BEFORE UPDATE ON "Approval"
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_end('voidedAt', 'voidReason');
CREATE TRIGGER "Approval_never_deleted" BEFORE DELETE ON "Approval"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE UNIQUE INDEX "ChangeRequest_one_open_a_person" ON "ChangeRequest"("contentHash", "personId") WHERE "withdrawnAt" IS NULL;
ALTER TABLE "ChangeRequest" ADD CONSTRAINT "ChangeRequest_has_reasons" CHECK (cardinality("reasons") > 0);
CREATE TRIGGER "ChangeRequest_only_ends" BEFORE UPDATE ON "ChangeRequest"
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_end('withdrawnAt', '');
CREATE TRIGGER "ChangeRequest_never_deleted" BEFORE DELETE ON "ChangeRequest"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Never without a live approval of each kind, by somebody who may still give it, of exactly the bytes that go out.
-- The lock is the one that approvals are given and ended under: none ends between this look and the commit.
CREATE FUNCTION refuse_unapproved_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hash text;
  lacking text;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('four-eyes'));
  SELECT "contentHash" INTO hash FROM "Render" WHERE "id" = NEW."renderId";
  SELECT string_agg(needed, ' and ' ORDER BY needed) INTO lacking
  FROM unnest(CASE WHEN NEW."locale" = (
      SELECT c."locales"[1] FROM "Release" r
      JOIN "Episode" e ON e."id" = r."episodeId" JOIN "Campaign" c ON c."id" = e."campaignId"
      WHERE r."id" = NEW."releaseId")
    THEN ARRAY['accuracy', 'brand'] ELSE ARRAY['accuracy', 'brand', 'language'] END) AS needed
  WHERE NOT EXISTS (
    SELECT 1 FROM "Approval" a JOIN "Person" p ON p."id" = a."personId"
    WHERE a."contentHash" = hash AND a."kind"::text = needed AND a."voidedAt" IS NULL AND p."isActive"
      AND p."roles"::text[] && CASE needed
        WHEN 'accuracy' THEN ARRAY['accuracy_reviewer']
        WHEN 'brand' THEN ARRAY['brand_reviewer']
        ELSE ARRAY['accuracy_reviewer', 'brand_reviewer', 'translator'] END);
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'render % lacks approval of %', NEW."renderId", lacking
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ReleaseRender_is_approved';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ReleaseRender_is_approved" BEFORE INSERT OR UPDATE ON "ReleaseRender"
  FOR EACH ROW EXECUTE FUNCTION refuse_unapproved_release();

ALTER TABLE "Comment" ADD CONSTRAINT "Comment_is_somebodys" CHECK (
  num_nonnulls("personId", "linkId") = 1 AND ("linkId" IS NULL) = ("guestName" IS NULL));
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_blocks_by_one_of_ours" CHECK (
  NOT "isBlocking" OR ("personId" IS NOT NULL AND "parentId" IS NULL));
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_at_a_span" CHECK ("frame" >= 0 AND ("endFrame" IS NULL OR "endFrame" >= "frame"));
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_resolved_by_somebody" CHECK (("resolvedAt" IS NULL) = ("resolvedById" IS NULL));
CREATE FUNCTION refuse_stray_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."parentId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "Comment" WHERE "id" = NEW."parentId" AND "parentId" IS NULL AND "reviewId" = NEW."reviewId")
  THEN
    RAISE EXCEPTION 'a reply answers the first comment of a thread of its own review'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Comment_thread';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comment_thread" BEFORE INSERT OR UPDATE OF "parentId", "reviewId" ON "Comment"
  FOR EACH ROW EXECUTE FUNCTION refuse_stray_reply();
CREATE TRIGGER "Comment_never_deleted" BEFORE DELETE ON "Comment"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "PreviewLink" ADD CONSTRAINT "PreviewLink_within_a_week" CHECK (
  "expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '7 days');
CREATE TRIGGER "PreviewLink_only_ends" BEFORE UPDATE ON "PreviewLink"
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_end('revokedAt', '');
CREATE TRIGGER "PreviewLink_never_deleted" BEFORE DELETE ON "PreviewLink"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
