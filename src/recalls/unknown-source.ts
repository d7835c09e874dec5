import { NotFoundError } from "#core/errors.ts";

/** No source has this id; `near` are ids that look like it. */
export class UnknownSourceError extends NotFoundError {
  readonly sourceId: string;
  readonly near: string[];

  constructor(sourceId: string, near: string[]) {
    super(`The source ${sourceId}`);
    this.sourceId = sourceId;
    this.near = near;
  }
}
