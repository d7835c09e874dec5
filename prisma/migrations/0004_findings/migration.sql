-- DropIndex
DROP INDEX "Storyboard_scriptVersionId_format_theme_key";

-- AlterTable
ALTER TABLE "ScriptVersion" ADD COLUMN     "assets" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "findings" JSONB;

-- AlterTable
ALTER TABLE "Storyboard" ADD COLUMN     "hasEndCard" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "motion" TEXT NOT NULL DEFAULT 'full';

-- CreateIndex
CREATE UNIQUE INDEX "Storyboard_scriptVersionId_format_theme_motion_hasEndCard_key" ON "Storyboard"("scriptVersionId", "format", "theme", "motion", "hasEndCard");

-- The files of a version and what was found in it are as fixed as its words.
DROP TRIGGER "ScriptVersion_words_are_immutable" ON "ScriptVersion";
CREATE TRIGGER "ScriptVersion_words_are_immutable" BEFORE UPDATE OF "body", "contentHash", "number", "scriptId", "assets", "findings" ON "ScriptVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
