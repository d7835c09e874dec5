import { randomUUID } from "node:crypto";
import { contentHash } from "#core/content-hash.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { compileStoryboard } from "#storyboards/index.ts";
import { twoScenes } from "../render/scripts.ts";

/**
 * Makes every episode that has no script ready to go out: words, storyboard, a finished render and the yes of two
 * reviewers, each of its own. The words are the same, so that they cost the same; files there are none.
 */
export async function makeReady(prisma: PrismaClient): Promise<void> {
  const [author, accuracy, brand] = [randomUUID(), randomUUID(), randomUUID()];
  await prisma.person.createMany({
    data: [
      { id: author, name: "Author", email: `${author}@example.org`, roles: ["producer"] },
      { id: accuracy, name: "Accuracy", email: `${accuracy}@example.org`, roles: ["accuracy_reviewer"] },
      { id: brand, name: "Brand", email: `${brand}@example.org`, roles: ["brand_reviewer"] },
    ],
  });
  const script = { ...twoScenes("Look there"), nextCheckOn: "2099-01-01" };
  const storyboard = compileStoryboard({ script, format: "vertical", theme: "sunny" });
  const words = contentHash(script);
  // Four eyes are a trigger that looks for authors: the tables have to be known to the planner before it runs.
  const run = (sql: string, ...values: unknown[]) => prisma.$executeRawUnsafe(sql, ...values);
  await run(`
    INSERT INTO "Script" ("id", "episodeId", "locale")
    SELECT gen_random_uuid(), e."id", 'en' FROM "Episode" e
    WHERE NOT EXISTS (SELECT 1 FROM "Script" s WHERE s."episodeId" = e."id")`);
  await run(
    `INSERT INTO "ScriptVersion" ("id", "scriptId", "number", "contentHash", "body", "state")
     SELECT gen_random_uuid(), s."id", 1, $1, $2::jsonb, 'draft' FROM "Script" s
     WHERE NOT EXISTS (SELECT 1 FROM "ScriptVersion" v WHERE v."scriptId" = s."id")`,
    words,
    JSON.stringify(script),
  );
  await run(
    `INSERT INTO "Storyboard" ("id", "scriptVersionId", "format", "theme", "contentHash", "body")
     SELECT gen_random_uuid(), v."id", 'vertical', 'sunny', md5(v."id"::text) || md5(v."id"::text || 's'), $1::jsonb
     FROM "ScriptVersion" v WHERE NOT EXISTS (SELECT 1 FROM "Storyboard" b WHERE b."scriptVersionId" = v."id")`,
    JSON.stringify(storyboard),
  );
  await run(
    `INSERT INTO "Render" ("id", "contentHash", "storyboardHash", "templateHash", "quality", "state", "triesLeft")
     SELECT gen_random_uuid(), md5(b."id"::text) || md5(b."id"::text || 'r'), b."contentHash", $1, 'final', 'qc_passed', 3
     FROM "Storyboard" b WHERE NOT EXISTS (SELECT 1 FROM "Render" r WHERE r."storyboardHash" = b."contentHash")`,
    words,
  );
  await run(
    `INSERT INTO "ScriptAuthor" ("scriptVersionId", "personId", "part")
     SELECT v."id", $1::uuid, 'author' FROM "ScriptVersion" v
     WHERE NOT EXISTS (SELECT 1 FROM "ScriptAuthor" a WHERE a."scriptVersionId" = v."id")`,
    author,
  );
  await run(`
    INSERT INTO "Review" ("id", "contentHash", "state", "decidedAt")
    SELECT gen_random_uuid(), r."contentHash", 'approved', now() FROM "Render" r
    WHERE NOT EXISTS (SELECT 1 FROM "Review" w WHERE w."contentHash" = r."contentHash")`);
  for (const table of ["Script", "ScriptVersion", "Storyboard", "Render", "ScriptAuthor", "Review", "Episode"]) {
    await run(`ANALYZE "${table}"`);
  }
  for (const [kind, person] of [
    ["accuracy", accuracy],
    ["brand", brand],
  ]) {
    await run(
      `INSERT INTO "Approval" ("id", "reviewId", "contentHash", "kind", "personId")
       SELECT gen_random_uuid(), w."id", w."contentHash", $1::"ApprovalKind", $2::uuid FROM "Review" w
       WHERE NOT EXISTS (SELECT 1 FROM "Approval" a WHERE a."contentHash" = w."contentHash" AND a."kind" = $1::"ApprovalKind")`,
      kind,
      person,
    );
  }
  await run(`ANALYZE "Approval"`);
}
