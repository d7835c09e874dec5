import { z } from "zod";
import { findEpisode } from "#campaigns/actions/index.ts";
import { InvalidInputError, NotAllowedError, NotFoundError } from "#core/errors.ts";
import {
  findNamedAssets,
  findNewestVersion,
  findScriptVersion,
  lintDraft,
  listScriptVersions,
  namedMediaSchema,
  writeScript,
} from "#scripts/actions/index.ts";
import { savedFindingSchema, scriptSchema } from "#scripts/index.ts";
import type { SignIn } from "../authenticate.ts";
import { signalOf } from "../request/gone.ts";
import { etagOf, numberIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import { pageFrom, pageOf, pageQuery } from "../schemas/page.ts";
import { scriptParams, versionHeadSchema, versionParams, versionSchema, writtenSchema } from "../schemas/scripts.ts";

const tag = "scripts";
const SCRIPT = "/api/v1/episodes/:episodeId/scripts/:locale";
type Row = NonNullable<Awaited<ReturnType<typeof findScriptVersion>>>;
type Author = Row["authors"][number];
const shownAuthors = (authors: readonly Author[]) =>
  authors.map(({ personId, part, person }) => ({ personId, part, name: person.name }));

// Each was written by our own schemas, which are asked again before it leaves.
const shown = ({ script, authors, body, assets, findings, ...version }: Row) => ({
  ...version,
  ...script,
  authors: shownAuthors(authors),
  body: body as z.input<typeof scriptSchema>,
  assets: assets as z.input<typeof versionSchema>["assets"],
  findings: findings as z.input<typeof versionSchema>["findings"],
});

export const scriptRoutes = [
  defineRoute({
    method: "get",
    path: SCRIPT,
    summary: "The newest words of an episode in a language; its ETag is the number of the version",
    tag,
    permission: "script:read",
    params: scriptParams,
    answers: { 200: versionSchema },
    handle: async ({ ports, params: { episodeId, locale } }) => {
      const version = await findNewestVersion(ports.reader, episodeId, locale);
      if (!version) throw new NotFoundError("The script");
      return { status: 200, body: shown(version), etag: etagOf(version.number) };
    },
  }),
  defineRoute({
    method: "get",
    path: `${SCRIPT}/versions`,
    summary: "All versions of a script, the newest first, without their words",
    tag,
    permission: "script:read",
    params: scriptParams,
    query: z.strictObject(pageQuery),
    answers: { 200: pageOf(versionHeadSchema) },
    handle: async ({ ports, params: { episodeId, locale }, query }) => {
      const rows = await listScriptVersions(ports.reader, episodeId, locale, query);
      const { items, nextCursor } = pageFrom(rows, query.limit);
      const heads = items.map((version) => ({ ...version, authors: shownAuthors(version.authors) }));
      return { status: 200, body: { items: heads, nextCursor } };
    },
  }),
  defineRoute({
    method: "post",
    path: `${SCRIPT}/versions`,
    summary: 'Writes the next version of a script; If-Match is the number of the one that was read, "0" for none',
    tag,
    permission: "script:write",
    params: scriptParams,
    ifMatch: true,
    body: z.strictObject({ script: scriptSchema, media: z.array(namedMediaSchema).max(20).default([]) }),
    answers: { 201: writtenSchema },
    handle: async ({ ctx, ports, params, body: { script, media }, ifMatch, signIn, response }) => {
      await refuseOtherPlace(ports.reader, params, script);
      const assets = await findNamedAssets(ports.reader, script, media);
      const input = { script, assets, authorId: personOf(signIn), after: numberIn(ifMatch) };
      const written = await writeScript({ ctx, input }, { checkFit: ports.checkFit, signal: signalOf(response) });
      const headers = { Location: `/api/v1/script-versions/${written.versionId}` };
      return { status: 201, body: written, etag: etagOf(written.number), headers };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/script-versions/:versionId",
    summary: "One version of a script: its words, files, findings and everyone who wrote in it",
    tag,
    permission: "script:read",
    params: versionParams,
    answers: { 200: versionSchema },
    handle: async ({ ports, params: { versionId } }) => {
      const version = await findScriptVersion(ports.reader, versionId);
      if (!version) throw new NotFoundError(`The script version ${versionId}`);
      return { status: 200, body: shown(version) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/lint",
    summary: "What the rules say of a script that is not saved; nothing is written",
    tag,
    permission: "script:read",
    idempotency: { none: "it changes nothing" },
    body: scriptSchema,
    answers: { 200: z.object({ findings: z.array(savedFindingSchema) }) },
    handle: async ({ ctx, ports, body }) => ({
      status: 200,
      body: { findings: await lintDraft({ ctx, input: body }, ports.reader) },
    }),
  }),
];

type Place = z.output<typeof scriptParams>;
type Reader = Parameters<typeof findEpisode>[0];

async function refuseOtherPlace(reader: Reader, { episodeId, locale }: Place, script: z.output<typeof scriptSchema>) {
  const episode = await findEpisode(reader, episodeId);
  if (!episode) throw new NotFoundError(`The episode ${episodeId}`);
  const issues = [
    ...(script.episode === episode.slug ? [] : [wrong("episode", script.episode, episode.slug)]),
    ...(script.locale === locale ? [] : [wrong("locale", script.locale, locale)]),
  ];
  if (issues.length > 0) throw new InvalidInputError("body", issues);
}

const wrong = (field: string, is: string, wanted: string) => ({
  path: `script.${field}`,
  message: `is "${is}", but the address says "${wanted}"`,
});

function personOf(signIn: SignIn | undefined): string {
  if (!signIn) throw new NotAllowedError("A script is written by a person.");
  return signIn.actor.personId;
}
