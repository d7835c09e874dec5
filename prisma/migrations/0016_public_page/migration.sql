-- What the public page may tell, and what was corrected.
ALTER TABLE "Person" ADD COLUMN "namedFrom" TIMESTAMPTZ(3);
ALTER TABLE "Campaign" ADD COLUMN "announcesDates" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "Correction" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Correction_personId_idx" ON "Correction"("personId");
CREATE UNIQUE INDEX "Correction_releaseId_locale_key" ON "Correction"("releaseId", "locale");
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was told to viewers is not untold.
CREATE TRIGGER "Correction_stays" BEFORE UPDATE OR DELETE ON "Correction"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
