-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('review_asked', 'changes_requested', 'approved', 'slot_at_risk', 'missed', 'held', 'failed', 'take_down', 'expiring', 'reconnect');

-- CreateEnum
CREATE TYPE "MailMode" AS ENUM ('off', 'at_once', 'digest');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('kept', 'waiting', 'sending', 'sent', 'unknown', 'failed');

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "isInApp" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "mailAt" TIMESTAMPTZ(3),
    "mailId" UUID,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "personId" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "isInApp" BOOLEAN NOT NULL,
    "mail" "MailMode" NOT NULL,

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateTable
CREATE TABLE "MailHours" (
    "personId" UUID NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "timeZone" TEXT NOT NULL,
    "quietFrom" TEXT,
    "quietUntil" TEXT,
    "digestAt" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MailHours_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "MailState" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Notification_personId_createdAt_idx" ON "Notification"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_mailId_idx" ON "Notification"("mailId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_personId_key_key" ON "Notification"("personId", "key");

-- CreateIndex
CREATE INDEX "Mail_personId_idx" ON "Mail"("personId");

-- CreateIndex
CREATE INDEX "Mail_nextCheckAt_idx" ON "Mail"("nextCheckAt");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "Mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailHours" ADD CONSTRAINT "MailHours_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Nothing waits forever: a mail on its way knows when it is looked at again.
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_has_next_check" CHECK (
  "state"::text NOT IN ('waiting', 'sending') OR "nextCheckAt" IS NOT NULL);
CREATE INDEX "Notification_to_mail_idx" ON "Notification"("mailAt") WHERE "mailId" IS NULL AND "mailAt" IS NOT NULL;
