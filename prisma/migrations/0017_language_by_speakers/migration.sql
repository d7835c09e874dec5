-- A translator signs off only the languages they are there for, also when the program forgets to ask.
CREATE OR REPLACE FUNCTION refuse_unapproved_release() RETURNS trigger LANGUAGE plpgsql AS $$
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
      AND (p."roles"::text[] && CASE needed
          WHEN 'accuracy' THEN ARRAY['accuracy_reviewer']
          WHEN 'brand' THEN ARRAY['brand_reviewer']
          ELSE ARRAY['accuracy_reviewer', 'brand_reviewer'] END
        OR (needed = 'language' AND 'translator' = ANY(p."roles"::text[]) AND NEW."locale" = ANY(p."locales"))));
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'render % lacks approval of %', NEW."renderId", lacking
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ReleaseRender_is_approved';
  END IF;
  RETURN NEW;
END $$;
