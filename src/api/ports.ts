import type { Actor, Context, Transaction } from "#access/index.ts";
import type { AccountPorts } from "#accounts/index.ts";
import type { CheckpointFile } from "#audit/index.ts";
import type { Signer } from "#core/signed.ts";
import type { ChannelPorts, SecretBox } from "#releases/index.ts";
import type { FileStore } from "#renders/index.ts";
import type { LinkPasswords } from "#reviews/index.ts";
import type { FitCheck, NewMedia } from "#scripts/index.ts";
import type { Narrator } from "#storyboards/index.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** What preview links are signed and locked with. */
export type PreviewPorts = { keys: readonly Uint8Array[]; passwords: LinkPasswords };

/** What draws, speaks, measures and keeps files, for the few routes that need it. */
export type DrawingPorts = {
  checkFit: FitCheck;
  narrator: Narrator;
  files: Pick<FileStore, "pathOf" | "adopt" | "createWorkFolder">;
  /** Looks at a file that somebody brought, codes it anew in the folder and keeps it. Throws INVALID_INPUT. */
  takeMedia: (
    brought: { path: string; wants: NewMedia["kind"]; signal: AbortSignal },
    folder: string,
  ) => Promise<NewMedia>;
  /** Hash of all that shapes a picture besides its storyboard; read when it is first needed. */
  templateHash: () => string;
};

/** What proves the audit record, and whose mail a link is in. */
export type TrailPorts = {
  signer: () => Promise<Signer>;
  checkpoints: Pick<CheckpointFile, "read">;
};

/** The disk under the data folder, and the copies of the database that lie there. */
export type Storage = {
  disk: { freeBytes: number; totalBytes: number };
  hasSnapshots: boolean;
  snapshots: { name: string; takenAt: Date; bytes: number }[];
};

/** What routes need from outside besides the context of whoever asks. */
export type ApiPorts = DrawingPorts & {
  /** Reads without opening a transaction: whatever changes something goes through an action. */
  reader: Transaction;
  contextOf: (actor: Actor) => Context;
  accounts: AccountPorts;
  /** How sessions travel; null where nobody may sign in. */
  cookie: SessionCookie | null;
  preview: PreviewPorts;
  /** The channels of this installation, to check their settings and try them. */
  channels: ChannelPorts;
  secrets: SecretBox;
  trail: TrailPorts;
  storage: () => Promise<Storage>;
};
