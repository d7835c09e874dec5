-- CreateEnum
CREATE TYPE "SegmentState" AS ENUM ('waiting', 'drawing', 'done');

-- AlterTable
ALTER TABLE "Render" ADD COLUMN     "isSoundDone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "neededAt" TIMESTAMPTZ(3),
ADD COLUMN     "startedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RenderSegment" (
    "renderId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "frames" INTEGER NOT NULL,
    "captures" INTEGER NOT NULL,
    "framesDone" INTEGER NOT NULL DEFAULT 0,
    "framesCaptured" INTEGER NOT NULL DEFAULT 0,
    "holdsBroken" INTEGER NOT NULL DEFAULT 0,
    "state" "SegmentState" NOT NULL DEFAULT 'waiting',
    "isReused" BOOLEAN NOT NULL DEFAULT false,
    "worker" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),

    CONSTRAINT "RenderSegment_pkey" PRIMARY KEY ("renderId","position")
);

-- AddForeignKey
ALTER TABLE "RenderSegment" ADD CONSTRAINT "RenderSegment_renderId_fkey" FOREIGN KEY ("renderId") REFERENCES "Render"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One drawing of a picture at a time, whichever renders want it: whoever comes second waits and takes what the first one made.
CREATE UNIQUE INDEX "RenderSegment_one_drawing_a_key" ON "RenderSegment"("key") WHERE "state" = 'drawing';

-- No drawing is forgotten: somebody is at it, and until when is known.
ALTER TABLE "RenderSegment" ADD CONSTRAINT "RenderSegment_drawing_is_leased" CHECK (
  ("state" = 'drawing') = ("leaseUntil" IS NOT NULL) AND ("state" <> 'drawing' OR "worker" IS NOT NULL));
