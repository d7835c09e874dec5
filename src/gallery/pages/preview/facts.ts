import type { Direction } from "../../published.ts";

/** What a guest is shown of a video. Everything here leaves the house. */
export type PreviewPageInput = {
  title: string;
  topic: string;
  action: string;
  campaign: string;
  locale: string;
  direction: Direction;
  format: "vertical" | "square" | "landscape";
  width: number;
  height: number;
  durationMs: number;
  version: number;
  isCurrent: boolean;
  isDraft: boolean;
  madeFor: string;
  expiresAt: Date;
  /** IANA zone in which instants are told. */
  timeZone: string;
  transcript: string[];
  files: { video: string; poster: string; captions: string };
  /** Absent where the link is only to watch. */
  comments?: PreviewComments;
};

export type PreviewComments = {
  /** Where a comment is sent to. */
  action: string;
  /** What can be pointed at: a frame, and what is read there. */
  moments: { frame: number; label: string }[];
  said: {
    id: string;
    by: string;
    moment: string;
    text: string;
    at: Date;
    isResolved: boolean;
    replies: { id: string; text: string; at: Date }[];
  }[];
  /** What was sent and could not be taken, to be put right. */
  draft?: { name: string; text: string; frame: string };
  told?: "sent" | "too-many" | { faults: { field: "name" | "text" | "frame"; message: string }[] };
};
