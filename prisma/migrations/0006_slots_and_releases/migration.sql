-- AlterEnum
ALTER TYPE "DeliveryState" ADD VALUE 'armed';
ALTER TYPE "DeliveryState" ADD VALUE 'processing';
ALTER TYPE "DeliveryState" ADD VALUE 'with_person';
ALTER TYPE "DeliveryState" ADD VALUE 'refused';
ALTER TYPE "DeliveryState" ADD VALUE 'locked_out';

-- AlterEnum
ALTER TYPE "SlotState" ADD VALUE 'retracted';

-- AlterEnum
ALTER TYPE "TaskKind" ADD VALUE 'missed';
ALTER TYPE "TaskKind" ADD VALUE 'deliver';
ALTER TYPE "TaskKind" ADD VALUE 'confirm';
ALTER TYPE "TaskKind" ADD VALUE 'reconnect';
ALTER TYPE "TaskKind" ADD VALUE 'take_down';

-- DropIndex
DROP INDEX "Delivery_channelId_idx";

-- DropIndex
DROP INDEX "ReleaseRender_releaseId_locale_format_key";

-- DropIndex
DROP INDEX "Retraction_releaseId_idx";

-- DropIndex
DROP INDEX "Slot_scheduleId_nominalAt_key";

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "formats" "Format"[] DEFAULT ARRAY[]::"Format"[],
ADD COLUMN     "locales" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mostInFlight" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "evidence" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "firesAt" TIMESTAMPTZ(3),
ADD COLUMN     "mayHaveArrived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "notBeforeAt" TIMESTAMPTZ(3),
ADD COLUMN     "retriedAt" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "turnAt" TIMESTAMPTZ(3),
ADD COLUMN     "turnRank" INTEGER,
ADD COLUMN     "turnSlot" UUID;

-- AlterTable
ALTER TABLE "Episode" ADD COLUMN     "notBefore" TEXT;

-- AlterTable
ALTER TABLE "Hold" ADD COLUMN     "isAccuracy" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "job" TEXT;

-- AlterTable
ALTER TABLE "ReleaseRender" DROP CONSTRAINT "ReleaseRender_pkey",
ADD COLUMN     "hasEndCard" BOOLEAN NOT NULL DEFAULT true,
ADD CONSTRAINT "ReleaseRender_pkey" PRIMARY KEY ("releaseId", "locale", "format", "hasEndCard");

-- AlterTable
ALTER TABLE "Slot" ADD COLUMN     "key" TEXT NOT NULL DEFAULT gen_random_uuid()::text,
ADD COLUMN     "replacesId" UUID,
ADD COLUMN     "ruleVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "channelId" UUID,
ADD COLUMN     "deliveryId" UUID;

-- CreateTable
CREATE TABLE "ChannelSecret" (
    "channelId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChannelSecret_pkey" PRIMARY KEY ("channelId","name")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "pausedAt" TIMESTAMPTZ(3),
    "pauseReason" TEXT,
    "jumpedAt" TIMESTAMPTZ(3),
    "jumpMs" DOUBLE PRECISION,
    "steadyTicks" INTEGER NOT NULL DEFAULT 0,
    "countedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Delivery_channelId_state_turnAt_turnRank_turnSlot_idx" ON "Delivery"("channelId", "state", "turnAt", "turnRank", "turnSlot");

-- CreateIndex
CREATE INDEX "Delivery_channelId_sentAt_idx" ON "Delivery"("channelId", "sentAt");

-- CreateIndex
CREATE INDEX "Retraction_replacementId_idx" ON "Retraction"("replacementId");

-- CreateIndex
CREATE UNIQUE INDEX "Retraction_releaseId_key" ON "Retraction"("releaseId");

-- CreateIndex
CREATE INDEX "Slot_scheduleId_nominalAt_idx" ON "Slot"("scheduleId", "nominalAt");

-- CreateIndex
CREATE INDEX "Slot_episodeId_idx" ON "Slot"("episodeId");

-- CreateIndex
CREATE INDEX "Slot_replacesId_idx" ON "Slot"("replacesId");

-- CreateIndex
CREATE UNIQUE INDEX "Slot_scheduleId_key_key" ON "Slot"("scheduleId", "key");

-- CreateIndex
CREATE INDEX "Task_deliveryId_idx" ON "Task"("deliveryId");

-- CreateIndex
CREATE INDEX "Task_channelId_idx" ON "Task"("channelId");

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelSecret" ADD CONSTRAINT "ChannelSecret_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Slots of before keep a name that nobody gave; new ones are named by whoever makes them.
ALTER TABLE "Slot" ALTER COLUMN "key" DROP DEFAULT;
-- Two slots of a schedule never mean the same time; what is out of the way does not count, and "at once" is no time of the plan.
CREATE UNIQUE INDEX "Slot_one_a_time" ON "Slot"("scheduleId", "wallTime")
  WHERE "state" NOT IN ('cancelled', 'skipped') AND "key" NOT LIKE 'manual:%';

-- New values of a type cannot be named before its transaction ends, so states are compared as text here.
ALTER TABLE "Slot" DROP CONSTRAINT "Slot_has_next_check";
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_has_next_check" CHECK (
  "state"::text IN ('released', 'missed', 'skipped', 'cancelled', 'retracted') OR "nextCheckAt" IS NOT NULL);

-- Where a slot may go from where it stands; who may move it stands in the program's table of moves.
CREATE FUNCTION refuse_slot_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" <> OLD."state" AND NOT (CASE OLD."state"::text
    WHEN 'planned' THEN NEW."state"::text IN ('scheduled', 'held', 'releasing', 'missed', 'skipped', 'cancelled')
    WHEN 'scheduled' THEN NEW."state"::text IN ('held', 'releasing', 'missed', 'skipped', 'cancelled')
    WHEN 'held' THEN NEW."state"::text IN ('scheduled', 'releasing', 'missed', 'skipped', 'cancelled')
    WHEN 'releasing' THEN NEW."state"::text IN ('released', 'missed', 'retracted')
    WHEN 'released' THEN NEW."state"::text = 'retracted'
    ELSE false END)
  THEN
    RAISE EXCEPTION 'a slot that is % cannot become %', OLD."state", NEW."state"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Slot_moves';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Slot_moves" BEFORE UPDATE OF "state" ON "Slot"
  FOR EACH ROW EXECUTE FUNCTION refuse_slot_move();

-- What was taken down stays down: only a new release of a new approval brings it back.
CREATE FUNCTION refuse_way_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('retracting', 'retracted') AND NEW."state" NOT IN ('retracting', 'retracted') THEN
    RAISE EXCEPTION 'release % was taken down and does not come back', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Release_no_way_back';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Release_no_way_back" BEFORE UPDATE OF "state" ON "Release"
  FOR EACH ROW EXECUTE FUNCTION refuse_way_back();
CREATE TRIGGER "Retraction_stays" BEFORE UPDATE OR DELETE ON "Retraction"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Nothing is begun to be sent of a release that was taken down; what may have arrived is still looked up.
CREATE FUNCTION refuse_send_after_retraction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state"::text = 'pending' AND NEW."state"::text = 'sending' AND NOT OLD."mayHaveArrived"
    AND EXISTS (SELECT 1 FROM "Retraction" WHERE "releaseId" = NEW."releaseId")
  THEN
    RAISE EXCEPTION 'release % was taken down: nothing of it is sent', NEW."releaseId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Delivery_not_sent_once_retracted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Delivery_not_sent_once_retracted" BEFORE UPDATE OF "state" ON "Delivery"
  FOR EACH ROW EXECUTE FUNCTION refuse_send_after_retraction();

-- What was on its way, or given up while nobody knew, is looked up before anything else.
UPDATE "Delivery" SET "mayHaveArrived" = "state" IN ('sending', 'unknown', 'failed'), "tries" = "attempt";
UPDATE "Delivery" d SET "turnAt" = s."nominalAt", "turnRank" = -s."priority", "turnSlot" = s."id"
  FROM "Release" r JOIN "Slot" s ON s."id" = r."slotId" WHERE r."id" = d."releaseId";

-- Somebody answers for every hold: a person, whoever recalled the source, or a job of ours.
ALTER TABLE "Hold" DROP CONSTRAINT "Hold_has_owner_or_source";
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_has_owner_or_source" CHECK (
  "ownerId" IS NOT NULL OR "sourceId" IS NOT NULL OR "job" IS NOT NULL);

ALTER TABLE "Task" DROP CONSTRAINT "Task_is_about_something";
ALTER TABLE "Task" ADD CONSTRAINT "Task_is_about_something" CHECK (
  num_nonnulls("releaseId", "slotId", "deliveryId", "channelId") > 0);
CREATE UNIQUE INDEX "Task_one_open_a_slot" ON "Task"("kind", "slotId") WHERE "state" = 'open' AND "sourceId" IS NULL;
CREATE UNIQUE INDEX "Task_one_open_a_delivery" ON "Task"("kind", "deliveryId") WHERE "state" = 'open';
CREATE UNIQUE INDEX "Task_one_open_a_channel" ON "Task"("kind", "channelId") WHERE "state" = 'open';

ALTER TABLE "Channel" ADD CONSTRAINT "Channel_limits" CHECK (
  "minGapMs" >= 0 AND "dailyCap" > 0 AND "mostInFlight" > 0);

ALTER TABLE "Installation" ADD CONSTRAINT "Installation_is_one" CHECK ("id" = 1);
INSERT INTO "Installation" ("id") VALUES (1);
