import type { Shipment, ShippedFile } from "#releases/index.ts";
import { pathOnShelf } from "../shelf/layout.ts";
import { findTarget, type Target } from "./targets.ts";

/** What a person does to post a release, in plain words and in order. */
export function postingChecklist(targetName: string, shipment: Shipment): string {
  const target = findTarget(targetName);
  const steps = [
    `Sign in to ${target?.name ?? targetName} with the account of the campaign.`,
    ...(target?.steps ?? [
      "Post the video of this kit with its title and description, and its captions if they are taken.",
    ]),
    ...(shipment.isSynthetic ? ["Say that the voice is made by a machine, where the platform asks for it."] : []),
    `Link to ${shipment.pageUrl}, and to nothing else.`,
    "Watch the post once, from another account: picture, sound, captions.",
    "Copy the address of the post and confirm the delivery with it.",
  ];
  return `${[
    `Post "${shipment.episode.title}" on ${target?.name ?? targetName}`,
    "",
    ...numbered(steps),
    ...listed("Look out", target === undefined ? [] : findMisfits(target, shipment)),
    ...listed("Limits of the platform", (target?.limits ?? []).map(limitLine)),
    ...listed("Files", shipment.files.map(pathOnShelf)),
  ].join("\n")}\n`;
}

/** What a person does to take a post down. */
export function takedownChecklist(targetName: string, { episode, pageUrl }: Shipment): string {
  const name = findTarget(targetName)?.name ?? targetName;
  const steps = [
    `Sign in to ${name} with the account of the campaign.`,
    `Find the post of "${episode.title}". If it was never posted, there is nothing to do but to confirm that.`,
    "Delete it. Making it private is not enough where copies or links stay.",
    "Delete or mend posts of the same account that link to it.",
    `Open the old address without signing in: it must show nothing. ${pageUrl} says why it is gone.`,
    "Confirm that it is gone.",
  ];
  return `${[`Take "${episode.title}" down from ${name}`, "", ...numbered(steps)].join("\n")}\n`;
}

/** Where a release goes beyond what the platform takes; a person decides what to do about it. */
export function findMisfits(target: Target, { durationMs, files }: Shipment): string[] {
  const videos = files.filter(({ kind }) => kind === "video");
  const seconds = (ms: number) => `${ms / 1000} seconds`;
  const isShort = target.leastMs !== undefined && durationMs < target.leastMs;
  const isLong = target.mostMs !== undefined && durationMs > target.mostMs;
  const fitting = videos.filter(({ format }) => target.formats.includes(format));
  return [
    ...(isShort
      ? [`The video lasts ${seconds(durationMs)}; ${target.name} takes none under ${seconds(target.leastMs ?? 0)}.`]
      : []),
    ...(isLong
      ? [`The video lasts ${seconds(durationMs)}; ${target.name} takes none over ${seconds(target.mostMs ?? 0)}.`]
      : []),
    ...(fitting.length === 0
      ? [`None of the videos has a shape that ${target.name} shows well: ${target.formats.join(", ")}.`]
      : []),
    ...videos
      .filter(isHeavierThan(target.mostBytes))
      .map((file) => `${pathOnShelf(file)} is larger than ${target.name} takes.`),
  ];
}

function isHeavierThan(mostBytes = Number.POSITIVE_INFINITY) {
  return ({ bytes }: ShippedFile) => bytes > mostBytes;
}

function limitLine({ says, source, readOn, isSecondHand }: Target["limits"][number]): string {
  return `${says} (${isSecondHand ? "second-hand: " : ""}${source}, read on ${readOn})`;
}

function numbered(steps: readonly string[]): string[] {
  return steps.map((step, index) => `${index + 1}. ${step}`);
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `- ${line}`)];
}
