/** Every reason the product refuses something, as a stable code that clients may switch over. */
export type ErrorCode =
  | "INVALID_INPUT"
  | "NOT_FOUND"
  | "NOT_ALLOWED"
  | "AUTHENTICATION_FAILED"
  | "SECOND_STEP_REQUIRED"
  | "REAUTHENTICATE"
  | "TOO_MANY_TRIES"
  | "CONFLICT"
  | "CONTENT_CHANGED"
  | "SEPARATION_OF_DUTIES"
  | "WRONG_STATE"
  | "STALE_VERSION"
  | "RENDER_FAILED"
  | "UNAVAILABLE"
  | "CONFIGURATION";

/**
 * One fault in an input: where it is and what would be right. `line` and `column` count from 1. `reason` is the stable
 * slug that clients switch over, where one was given.
 */
export type Issue = { path: string; message: string; reason?: string; line?: number; column?: number };

/** Base of all expected refusals. Anything that is not a SunnyError is a fault of ours. */
export class SunnyError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The input is wrong; `issues` names each field and `source` the file or body it came from. */
export class InvalidInputError extends SunnyError {
  readonly source: string;
  readonly issues: Issue[];

  constructor(source: string, issues: Issue[]) {
    super("INVALID_INPUT", issues.map((issue) => describeIssue(source, issue)).join("; "));
    this.source = source;
    this.issues = issues;
  }
}

/** No such thing, or the actor may not know of it: both look alike on purpose. */
export class NotFoundError extends SunnyError {
  constructor(what: string) {
    super("NOT_FOUND", `${what} was not found.`);
  }
}

/** The actor may not do this. */
export class NotAllowedError extends SunnyError {
  constructor(message: string) {
    super("NOT_ALLOWED", message);
  }
}

/** Whoever asks did not prove who they are; which part of the proof was wrong is never said. */
export class AuthenticationFailedError extends SunnyError {
  constructor(options?: ErrorOptions) {
    super("AUTHENTICATION_FAILED", "Who you are could not be proven with this.", options);
  }
}

/** The password is right, and a code is needed beside it. */
export class SecondStepRequiredError extends SunnyError {
  constructor() {
    super("SECOND_STEP_REQUIRED", "Enter the code of your authenticator app, or a recovery code.");
  }
}

/** Who asks signed in too long ago, or not strongly enough, for what they want to change. */
export class ReauthenticateError extends SunnyError {
  constructor(message = "Sign in again: this needs a sign-in of the last five minutes.") {
    super("REAUTHENTICATE", message);
  }
}

/** Too many failed tries. */
export class TooManyTriesError extends SunnyError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("TOO_MANY_TRIES", "There were too many tries. Wait, then try again.");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The person wrote or edited what they try to approve, or approved it in another role already. */
export class SeparationOfDutiesError extends SunnyError {
  constructor(message: string) {
    super("SEPARATION_OF_DUTIES", message);
  }
}

/** Others were changing the same thing at the same moment; trying again may help. */
export class ConflictError extends SunnyError {
  constructor(message: string, options?: ErrorOptions) {
    super("CONFLICT", message, options);
  }
}

/** The thing is not in a state that allows this move. */
export class WrongStateError extends SunnyError {
  constructor(message: string) {
    super("WRONG_STATE", message);
  }
}

/** The thing was changed since whoever edits it read it: they read it again first. */
export class StaleVersionError extends SunnyError {
  constructor(what: string) {
    super("STALE_VERSION", `${what} was changed since you read it. Read it again, then change what is there now.`);
  }
}

/** The approved or reviewed hash is no longer the current one. */
export class ContentChangedError extends SunnyError {
  constructor(message: string) {
    super("CONTENT_CHANGED", message);
  }
}

/** A render ended without a file. `canRetry` says whether the same input may succeed later. */
export class RenderFailedError extends SunnyError {
  readonly reason: RenderFailure;
  readonly canRetry: boolean;

  constructor(reason: RenderFailure, message: string, options?: ErrorOptions) {
    super("RENDER_FAILED", message, options);
    this.reason = reason;
    this.canRetry = RETRIED.has(reason);
  }
}
/** `piece`: a part of the video that had been made is gone or damaged. */
export const RENDER_FAILURES = [
  "browser",
  "encoder",
  "disk_full",
  "poison",
  "quality",
  "interrupted",
  "output",
  "piece",
] as const;
export type RenderFailure = (typeof RENDER_FAILURES)[number];

const RETRIED: ReadonlySet<RenderFailure> = new Set(["browser", "encoder", "interrupted", "piece"]);

/** Something outside (database, queue, disk) does not answer; trying later may help. */
export class UnavailableError extends SunnyError {
  constructor(message: string, options?: ErrorOptions) {
    super("UNAVAILABLE", message, options);
  }
}

/** The set-up is wrong and a person must change it: the process ends with exit code 78. */
export class ConfigurationError extends SunnyError {
  constructor(message: string, options?: ErrorOptions) {
    super("CONFIGURATION", message, options);
  }
}

function describeIssue(source: string, { path, message, line, column }: Issue): string {
  const place = line === undefined ? source : `${source}:${line}${column === undefined ? "" : `:${column}`}`;
  return path === "" ? `${place}: ${message}` : `${place}: ${path}: ${message}`;
}
