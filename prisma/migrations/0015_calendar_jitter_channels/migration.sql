-- DropIndex
DROP INDEX "Slot_scheduleId_nominalAt_idx";

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Schedule" ADD COLUMN     "jitterSecret" TEXT NOT NULL DEFAULT gen_random_uuid()::text,
ADD COLUMN     "mostJitterMs" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Slot_scheduleId_nominalAt_id_idx" ON "Slot"("scheduleId", "nominalAt", "id");

-- CreateIndex
CREATE INDEX "Slot_nominalAt_id_idx" ON "Slot"("nominalAt", "id");

-- What Prisma's schema cannot say.

-- New secrets are made by whoever makes the schedule.
ALTER TABLE "Schedule" ALTER COLUMN "jitterSecret" DROP DEFAULT;
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_jitter" CHECK ("mostJitterMs" BETWEEN 0 AND 1800000);
