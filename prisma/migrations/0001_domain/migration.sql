-- CreateEnum
CREATE TYPE "Role" AS ENUM ('producer', 'translator', 'accuracy_reviewer', 'brand_reviewer', 'scheduler', 'admin');

-- CreateEnum
CREATE TYPE "Format" AS ENUM ('vertical', 'square', 'landscape');

-- CreateEnum
CREATE TYPE "ScriptState" AS ENUM ('draft', 'in_review', 'changes_requested', 'approved');

-- CreateEnum
CREATE TYPE "Authorship" AS ENUM ('author', 'editor', 'translator');

-- CreateEnum
CREATE TYPE "RenderState" AS ENUM ('queued', 'rendering', 'rendered', 'qc_passed', 'qc_failed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "Quality" AS ENUM ('draft', 'final');

-- CreateEnum
CREATE TYPE "FileKind" AS ENUM ('video', 'poster', 'vtt', 'srt', 'transcript');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('open', 'changes_requested', 'approved', 'void');

-- CreateEnum
CREATE TYPE "ApprovalKind" AS ENUM ('accuracy', 'brand', 'language');

-- CreateEnum
CREATE TYPE "BlackoutPolicy" AS ENUM ('shift', 'skip', 'hold');

-- CreateEnum
CREATE TYPE "SlotState" AS ENUM ('planned', 'scheduled', 'held', 'releasing', 'released', 'missed', 'skipped', 'cancelled');

-- CreateEnum
CREATE TYPE "ChannelKind" AS ENUM ('gallery', 'folder', 's3', 'webhook', 'manual_kit', 'youtube', 'tiktok', 'mastodon', 'peertube');

-- CreateEnum
CREATE TYPE "ReleaseState" AS ENUM ('releasing', 'released', 'partly_released', 'failed', 'retracting', 'retracted');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'sending', 'confirmed', 'unknown', 'failed', 'retracting', 'retracted');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" "Role"[],
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Token" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "action" TEXT NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "requestId" TEXT,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "timeZone" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "locales" TEXT[],
    "formats" "Format"[],
    "pausedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Episode" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "presenterId" UUID,

    CONSTRAINT "Episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presenter" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "Presenter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "presenterId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "channels" TEXT[],
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Script" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "locale" TEXT NOT NULL,

    CONSTRAINT "Script_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScriptVersion" (
    "id" UUID NOT NULL,
    "scriptId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "state" "ScriptState" NOT NULL DEFAULT 'draft',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScriptVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScriptAuthor" (
    "scriptVersionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "part" "Authorship" NOT NULL,

    CONSTRAINT "ScriptAuthor_pkey" PRIMARY KEY ("scriptVersionId","personId")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "readOn" DATE NOT NULL,
    "nextCheckOn" DATE NOT NULL,
    "supersededBy" TEXT,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" UUID NOT NULL,
    "scriptVersionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Storyboard" (
    "id" UUID NOT NULL,
    "scriptVersionId" UUID NOT NULL,
    "format" "Format" NOT NULL,
    "theme" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Storyboard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Render" (
    "id" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,
    "storyboardHash" TEXT NOT NULL,
    "templateHash" TEXT NOT NULL,
    "quality" "Quality" NOT NULL,
    "state" "RenderState" NOT NULL DEFAULT 'queued',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "stage" TEXT,
    "failure" TEXT,
    "failureDetail" TEXT,
    "facts" JSONB,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "triesLeft" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Render_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RenderFile" (
    "id" UUID NOT NULL,
    "renderId" UUID NOT NULL,
    "kind" "FileKind" NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "mediaType" TEXT NOT NULL,

    CONSTRAINT "RenderFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "parentId" UUID,
    "frame" INTEGER NOT NULL,
    "endFrame" INTEGER,
    "text" TEXT NOT NULL,
    "isBlocking" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,
    "kind" "ApprovalKind" NOT NULL,
    "personId" UUID NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" TEXT,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "graceMs" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "pausedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Blackout" (
    "id" UUID NOT NULL,
    "scheduleId" UUID NOT NULL,
    "fromWall" TEXT NOT NULL,
    "untilWall" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "policy" "BlackoutPolicy" NOT NULL DEFAULT 'shift',

    CONSTRAINT "Blackout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Slot" (
    "id" UUID NOT NULL,
    "scheduleId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "wallTime" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "nominalAt" TIMESTAMPTZ(3) NOT NULL,
    "tzdbVersion" TEXT NOT NULL,
    "isShifted" BOOLEAN NOT NULL DEFAULT false,
    "jitterMs" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "SlotState" NOT NULL DEFAULT 'planned',
    "stateReason" TEXT,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "nextCheckAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hold" (
    "id" UUID NOT NULL,
    "campaignId" UUID,
    "episodeId" UUID,
    "channelId" UUID,
    "slotId" UUID,
    "locale" TEXT,
    "reason" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "liftedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "kind" "ChannelKind" NOT NULL,
    "name" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "pausedAt" TIMESTAMPTZ(3),
    "minGapMs" INTEGER NOT NULL DEFAULT 600000,
    "dailyCap" INTEGER NOT NULL DEFAULT 4,
    "settings" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "slotId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "state" "ReleaseState" NOT NULL DEFAULT 'releasing',
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReleaseRender" (
    "releaseId" UUID NOT NULL,
    "renderId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "format" "Format" NOT NULL,

    CONSTRAINT "ReleaseRender_pkey" PRIMARY KEY ("releaseId","renderId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'pending',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "permalink" TEXT,
    "failure" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Retraction" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "replacementId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Retraction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" BIGSERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_secretHash_key" ON "Session"("secretHash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Token_secretHash_key" ON "Token"("secretHash");

-- CreateIndex
CREATE INDEX "Token_personId_idx" ON "Token"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry"("hash");

-- CreateIndex
CREATE INDEX "AuditEntry_entityType_entityId_idx" ON "AuditEntry"("entityType", "entityId");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_slug_key" ON "Campaign"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_slug_key" ON "Episode"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_campaignId_position_key" ON "Episode"("campaignId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Presenter_slug_key" ON "Presenter"("slug");

-- CreateIndex
CREATE INDEX "Consent_presenterId_idx" ON "Consent"("presenterId");

-- CreateIndex
CREATE UNIQUE INDEX "Script_episodeId_locale_key" ON "Script"("episodeId", "locale");

-- CreateIndex
CREATE INDEX "ScriptVersion_contentHash_idx" ON "ScriptVersion"("contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "ScriptVersion_scriptId_number_key" ON "ScriptVersion"("scriptId", "number");

-- CreateIndex
CREATE INDEX "ScriptAuthor_personId_idx" ON "ScriptAuthor"("personId");

-- CreateIndex
CREATE INDEX "Claim_sourceId_idx" ON "Claim"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_scriptVersionId_key_key" ON "Claim"("scriptVersionId", "key");

-- CreateIndex
CREATE INDEX "Storyboard_contentHash_idx" ON "Storyboard"("contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "Storyboard_scriptVersionId_format_theme_key" ON "Storyboard"("scriptVersionId", "format", "theme");

-- CreateIndex
CREATE UNIQUE INDEX "Render_contentHash_key" ON "Render"("contentHash");

-- CreateIndex
CREATE INDEX "Render_storyboardHash_idx" ON "Render"("storyboardHash");

-- CreateIndex
CREATE INDEX "Render_nextCheckAt_idx" ON "Render"("nextCheckAt");

-- CreateIndex
CREATE INDEX "RenderFile_sha256_idx" ON "RenderFile"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "RenderFile_renderId_kind_key" ON "RenderFile"("renderId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Review_contentHash_key" ON "Review"("contentHash");

-- CreateIndex
CREATE INDEX "Comment_reviewId_idx" ON "Comment"("reviewId");

-- CreateIndex
CREATE INDEX "Approval_reviewId_idx" ON "Approval"("reviewId");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_contentHash_personId_key" ON "Approval"("contentHash", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_campaignId_name_key" ON "Schedule"("campaignId", "name");

-- CreateIndex
CREATE INDEX "Blackout_scheduleId_idx" ON "Blackout"("scheduleId");

-- CreateIndex
CREATE INDEX "Slot_state_dueAt_idx" ON "Slot"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Slot_nextCheckAt_idx" ON "Slot"("nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "Slot_scheduleId_nominalAt_key" ON "Slot"("scheduleId", "nominalAt");

-- CreateIndex
CREATE INDEX "Hold_campaignId_idx" ON "Hold"("campaignId");

-- CreateIndex
CREATE INDEX "Hold_episodeId_idx" ON "Hold"("episodeId");

-- CreateIndex
CREATE INDEX "Hold_channelId_idx" ON "Hold"("channelId");

-- CreateIndex
CREATE INDEX "Hold_slotId_idx" ON "Hold"("slotId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_campaignId_name_key" ON "Channel"("campaignId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Release_slotId_key" ON "Release"("slotId");

-- CreateIndex
CREATE INDEX "Release_episodeId_idx" ON "Release"("episodeId");

-- CreateIndex
CREATE INDEX "Release_nextCheckAt_idx" ON "Release"("nextCheckAt");

-- CreateIndex
CREATE INDEX "ReleaseRender_renderId_idx" ON "ReleaseRender"("renderId");

-- CreateIndex
CREATE UNIQUE INDEX "ReleaseRender_releaseId_locale_format_key" ON "ReleaseRender"("releaseId", "locale", "format");

-- CreateIndex
CREATE INDEX "Delivery_channelId_idx" ON "Delivery"("channelId");

-- CreateIndex
CREATE INDEX "Delivery_nextCheckAt_idx" ON "Delivery"("nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_releaseId_channelId_key" ON "Delivery"("releaseId", "channelId");

-- CreateIndex
CREATE INDEX "Retraction_releaseId_idx" ON "Retraction"("releaseId");

-- CreateIndex
CREATE INDEX "Outbox_nextCheckAt_idx" ON "Outbox"("nextCheckAt");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_presenterId_fkey" FOREIGN KEY ("presenterId") REFERENCES "Presenter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_presenterId_fkey" FOREIGN KEY ("presenterId") REFERENCES "Presenter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Script" ADD CONSTRAINT "Script_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScriptVersion" ADD CONSTRAINT "ScriptVersion_scriptId_fkey" FOREIGN KEY ("scriptId") REFERENCES "Script"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScriptAuthor" ADD CONSTRAINT "ScriptAuthor_scriptVersionId_fkey" FOREIGN KEY ("scriptVersionId") REFERENCES "ScriptVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScriptAuthor" ADD CONSTRAINT "ScriptAuthor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_scriptVersionId_fkey" FOREIGN KEY ("scriptVersionId") REFERENCES "ScriptVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Storyboard" ADD CONSTRAINT "Storyboard_scriptVersionId_fkey" FOREIGN KEY ("scriptVersionId") REFERENCES "ScriptVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderFile" ADD CONSTRAINT "RenderFile_renderId_fkey" FOREIGN KEY ("renderId") REFERENCES "Render"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_contentHash_fkey" FOREIGN KEY ("contentHash") REFERENCES "Render"("contentHash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Blackout" ADD CONSTRAINT "Blackout_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseRender" ADD CONSTRAINT "ReleaseRender_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseRender" ADD CONSTRAINT "ReleaseRender_renderId_fkey" FOREIGN KEY ("renderId") REFERENCES "Render"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retraction" ADD CONSTRAINT "Retraction_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retraction" ADD CONSTRAINT "Retraction_replacementId_fkey" FOREIGN KEY ("replacementId") REFERENCES "Episode"("id") ON DELETE SET NULL ON UPDATE CASCADE;

