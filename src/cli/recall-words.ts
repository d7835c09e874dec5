import { dayOf } from "#core/clock.ts";
import { type Carrier, countCarriers } from "#recalls/index.ts";
import { counted } from "./counted.ts";

export type RecallAnswer = {
  source: string;
  dryRun: boolean;
  sources: string[];
  carriers: Carrier[];
  isNews?: boolean;
  held?: string[];
  retract?: string[];
};

/** What a recall found and did, in lines grouped by episode, the counts last. */
export function describeRecall(answer: RecallAnswer): string {
  const { source, sources, carriers } = answer;
  const restating = sources.filter((id) => id !== source);
  return [
    `${source}${restating.length === 0 ? "" : `, and what restates it: ${restating.join(", ")}`}`,
    ...carriers.flatMap((carrier) => describeCarrier(carrier, answer)),
    ...total(answer),
  ].join("\n");
}

function describeCarrier({ slug, title, versions, renders, slots, releases }: Carrier, answer: RecallAnswer): string[] {
  return [
    "",
    `${slug}: ${title}`,
    ...versions.flatMap(({ locale, number, isNewest, claims }) => [
      `  script ${locale} version ${number}${isNewest ? ", the newest" : ""}`,
      ...claims.map(({ key, text, sourceId }) => `    ${key}: ${text} (${sourceId})`),
    ]),
    ...renders.map(({ locale, format, quality, state }) => `  render ${locale} ${format}, ${quality}: ${state}`),
    ...slots.map(
      ({ wallTime, timeZone, state, isHeld }) =>
        `  slot ${wallTime.replace("T", " ")} ${timeZone}, ${state}: ${becomes(isHeld, "held", answer)}`,
    ),
    ...releases.map(
      ({ releasedAt, parts, hasTask }) =>
        `  live ${releasedAt ? `since ${dayOf(releasedAt)}` : "as soon as it is delivered"}, ${parts.map(({ locale, format }) => `${locale} ${format}`).join(", ")}: ${becomes(hasTask, "a task to take it down", answer)}`,
    ),
  ];
}

function becomes(isAlready: boolean, what: string, { dryRun }: RecallAnswer): string {
  if (isAlready) return `${what}, from before`;
  return dryRun ? `would become ${what}` : `now ${what}`;
}

function total({ dryRun, carriers, isNews, held = [], retract = [] }: RecallAnswer): string[] {
  const count = countCarriers(carriers);
  const found = `${counted(count.episodes, "episode")}, ${counted(count.versions, "script version")} in ${counted(count.languages, "language")}, ${counted(count.renders, "render")}, ${counted(count.slots, "unreleased slot")}, ${counted(count.releases, "live release")}`;
  if (carriers.length === 0)
    return ["", `Nothing carries a claim of it.${isNews === false ? " It was recalled before." : ""}`];
  if (dryRun) return ["", `${found}. Nothing was changed.`];
  if (!isNews) return ["", `${found}. All of it was recalled before: nothing was added.`];
  return [
    "",
    `${found}. Now held: ${counted(held.length, "slot")}; to be taken down: ${counted(retract.length, "release")}.`,
  ];
}
