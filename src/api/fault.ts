import type { Issue } from "#core/errors.ts";

type Facts = { headers?: Record<string, string>; issues?: Issue[] };

/** Why a request is turned away before, or apart from, anything that an action says. */
export class RequestFault extends Error {
  readonly status: number;
  readonly slug: string;
  readonly headers: Record<string, string>;
  readonly issues: Issue[];

  constructor(status: number, slug: string, detail: string, { headers = {}, issues = [] }: Facts = {}) {
    super(detail);
    this.name = new.target.name;
    this.status = status;
    this.slug = slug;
    this.headers = headers;
    this.issues = issues;
  }
}
