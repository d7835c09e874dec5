-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('retract', 'review');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('open', 'done');

-- AlterTable
ALTER TABLE "Hold" ADD COLUMN     "sourceId" TEXT,
ALTER COLUMN "ownerId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "basedOn" TEXT;

-- CreateTable
CREATE TABLE "Recall" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ownerId" UUID,
    "actor" JSONB NOT NULL,
    "found" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "kind" "TaskKind" NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL,
    "releaseId" UUID,
    "slotId" UUID,
    "sourceId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Recall_sourceId_idx" ON "Recall"("sourceId");

-- CreateIndex
CREATE INDEX "Task_state_idx" ON "Task"("state");

-- CreateIndex
CREATE INDEX "Task_releaseId_idx" ON "Task"("releaseId");

-- CreateIndex
CREATE INDEX "Task_slotId_idx" ON "Task"("slotId");

-- CreateIndex
CREATE INDEX "Task_sourceId_idx" ON "Task"("sourceId");

-- CreateIndex
CREATE INDEX "Hold_sourceId_idx" ON "Hold"("sourceId");

-- CreateIndex
CREATE INDEX "Source_basedOn_idx" ON "Source"("basedOn");

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_basedOn_fkey" FOREIGN KEY ("basedOn") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recall" ADD CONSTRAINT "Recall_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recall" ADD CONSTRAINT "Recall_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The same source recalled twice holds a slot once (a hold that ends by itself does not count) and asks once for a release to be taken down.
CREATE UNIQUE INDEX "Hold_one_open_a_slot_and_source" ON "Hold"("slotId", "sourceId") WHERE "liftedAt" IS NULL AND "expiresAt" IS NULL;
CREATE UNIQUE INDEX "Task_one_open_a_release_and_source" ON "Task"("kind", "releaseId", "sourceId") WHERE "state" = 'open';
CREATE UNIQUE INDEX "Task_one_open_a_slot_and_source" ON "Task"("kind", "slotId", "sourceId") WHERE "state" = 'open';

-- Somebody answers for every hold: a person, or whoever recalled the source.
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_has_owner_or_source" CHECK (
  "ownerId" IS NOT NULL OR "sourceId" IS NOT NULL);
ALTER TABLE "Source" ADD CONSTRAINT "Source_not_based_on_itself" CHECK ("basedOn" <> "id");
ALTER TABLE "Task" ADD CONSTRAINT "Task_is_about_something" CHECK (
  "releaseId" IS NOT NULL OR "slotId" IS NOT NULL);
ALTER TABLE "Task" ADD CONSTRAINT "Task_done_at_an_instant" CHECK (
  ("state" = 'done') = ("doneAt" IS NOT NULL));
