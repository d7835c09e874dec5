import { type ErrorRequestHandler, type NextFunction, type Request, type Response, Router, urlencoded } from "express";
import { UnavailableError } from "#core/errors.ts";
import { plainWords } from "#core/plain-words.ts";
import { receiveReport } from "#disclosure/actions/index.ts";
import { REPORT_LIMITS, type ReportField, type ReportWords, readPass, reportSchema } from "#disclosure/index.ts";
import type { PublicSite } from "#gallery/index.ts";
import { type FormFault, TRAP } from "#gallery/pages/index.ts";
import { sendProblem } from "../problem.ts";
import { limitRate } from "./limit-rate.ts";
import { sendForm } from "./report-routes.ts";
import { TRUST_PATHS, type TrustParts } from "./trust-parts.ts";

type Sources = { site: PublicSite; trust: TrustParts };
type Typed = Partial<Record<ReportField, string>>;
type Checked = { words: ReportWords; nonce: string };

// The longest report with every letter escaped; more is no report.
const LARGEST = "256kb";
const FIELDS = Object.keys(REPORT_LIMITS) as ReportField[];

/** The one thing that visitors can send: the form for a weakness. Everything else is answered by those who come after. */
export function reportIntake(sources: Sources) {
  const { trust } = sources;
  const router = Router();
  const answer = (response: Response, status: number, faults: FormFault[], typed: Typed = {}) => {
    response.status(status);
    sendForm(response, sources, { typed, faults });
  };

  const check = (request: Request, response: Response, next: NextFunction) => {
    const checked = readForm(request.body, trust.formKey, new Date());
    if ("faults" in checked) return answer(response, 422, checked.faults, typedIn(request.body));
    response.locals["checked"] = checked;
    return next();
  };
  const limit = limitRate({
    windowMinutes: 60,
    limit: 5,
    refuse: (request, response) => answer(response, 429, [{ whole: "tooOften" }], typedIn(request.body)),
  });
  const keep = async (request: Request, response: Response) => {
    const { words, nonce } = response.locals["checked"] as Checked;
    const ctx = trust.contextOf({ type: "system", job: "report-form" });
    try {
      const ports = { sealer: trust.sealer, referenceKey: trust.formKey };
      const { reference } = await receiveReport({ ctx, input: { words, way: "form", nonce } }, ports);
      response.redirect(303, `${TRUST_PATHS.report}/${reference}`);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      response.set("Retry-After", "3600");
      answer(response, 503, [{ whole: "tooMany" }], typedIn(request.body));
    }
  };
  const tooLarge: ErrorRequestHandler = (error, _request, response, next) => {
    if (error?.status === 413) answer(response, 413, [{ whole: "tooLarge" }]);
    else next(error);
  };

  router.post(TRUST_PATHS.report, [
    (request: Request, response: Response, next: NextFunction) => {
      if (!isFromHere(request)) return answer(response, 403, [{ whole: "fromElsewhere" }]);
      if (!request.is("application/x-www-form-urlencoded")) {
        return sendProblem(request, response, 415, "unsupported-media-type");
      }
      return next();
    },
    urlencoded({ extended: false, limit: LARGEST, parameterLimit: 20 }),
    check,
    limit,
    keep,
  ]);
  router.use(TRUST_PATHS.report, tooLarge);
  return router;
}

// There is no cookie to misuse: this keeps other sites from writing reports with the browsers of their visitors.
function isFromHere({ headers }: Request): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function readForm(body: unknown, key: Uint8Array, now: Date): Checked | { faults: FormFault[] } {
  const { pass, [TRAP]: trap, ...words } = { ...(body as Record<string, unknown>) };
  const known = typeof pass === "string" ? readPass(key, pass, now) : null;
  if (!known || trap !== "") return { faults: [{ whole: "noLongerHere" }] };
  const parsed = reportSchema.safeParse(words, { error: plainWords });
  if (parsed.success) return { words: parsed.data, nonce: known.nonce };
  const faults = parsed.error.issues.map(({ path: [field], message }): FormFault => {
    const name = FIELDS.find((candidate) => candidate === field);
    return name ? { field: name, message } : { whole: "noLongerHere" };
  });
  return { faults: faults.filter((fault, at) => faults.findIndex((other) => isSame(fault, other)) === at) };
}

const isSame = (one: FormFault, other: FormFault) =>
  "field" in one ? "field" in other && one.field === other.field : "whole" in other;

/** What was typed, as far as it is text. */
function typedIn(body: unknown): Typed {
  const typed = { ...(body as Record<string, unknown>) };
  return Object.fromEntries(FIELDS.flatMap((name) => (typeof typed[name] === "string" ? [[name, typed[name]]] : [])));
}
