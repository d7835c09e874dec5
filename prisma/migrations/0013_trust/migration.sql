-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('received', 'answered', 'closed');

-- CreateEnum
CREATE TYPE "ReportWay" AS ENUM ('form', 'email');

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'received',
    "way" "ReportWay" NOT NULL,
    "sealed" TEXT,
    "sealedAnswer" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "forgottenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EpisodeCount" (
    "episodeId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "completions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "EpisodeCount_pkey" PRIMARY KEY ("episodeId","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "Report_reference_key" ON "Report"("reference");

-- CreateIndex
CREATE INDEX "Report_state_receivedAt_idx" ON "Report"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "EpisodeCount_day_idx" ON "EpisodeCount"("day");

-- AddForeignKey
ALTER TABLE "EpisodeCount" ADD CONSTRAINT "EpisodeCount_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- A report is never kept in the clear, whoever writes it.
ALTER TABLE "Report" ADD CONSTRAINT "Report_is_sealed" CHECK (
  "sealed" LIKE 'sealed1.%' AND ("sealedAnswer" IS NULL OR "sealedAnswer" LIKE 'sealed1.%'));
ALTER TABLE "Report" ADD CONSTRAINT "Report_words_are_there_or_forgotten" CHECK (
  ("sealed" IS NULL) = ("forgottenAt" IS NOT NULL));
ALTER TABLE "Report" ADD CONSTRAINT "Report_answered_at_an_instant" CHECK (
  "state" <> 'answered' OR ("answeredAt" IS NOT NULL AND "sealedAnswer" IS NOT NULL));
ALTER TABLE "Report" ADD CONSTRAINT "Report_closed_at_an_instant" CHECK (
  ("state" = 'closed') = ("closedAt" IS NOT NULL));
-- Only what is closed is forgotten: a report cannot get lost before somebody has dealt with it.
ALTER TABLE "Report" ADD CONSTRAINT "Report_forgotten_when_closed" CHECK (
  "forgottenAt" IS NULL OR "state" = 'closed');
ALTER TABLE "EpisodeCount" ADD CONSTRAINT "EpisodeCount_not_negative" CHECK (
  "views" >= 0 AND "completions" >= 0);
