import type { ReportField } from "#disclosure/index.ts";
import type { PublicSite } from "../../published.ts";
import { htmlDocument, Layout } from "../layout.tsx";
import { wordsFor } from "../words.ts";
import { type TrustWords, trustWordsFor } from "./trust-words.ts";

/** Why a form was not taken: a fault of a field, or one of the whole. */
export type FormFault = { field: ReportField; message: string } | { whole: WholeFault };
export type WholeFault = "noLongerHere" | "fromElsewhere" | "tooOften" | "tooMany" | "tooLarge";

export type ReportPageInput = {
  site: PublicSite;
  paths: { bounty: string; report: string; state: string };
  /** Goes with the form; see `issuePass`. */
  pass: string;
  limits: Readonly<Record<ReportField, number>>;
  /** What was typed before, so that nothing is lost. */
  typed: Readonly<Partial<Record<ReportField, string>>>;
  faults: readonly FormFault[];
  /** A number that was looked up and that nobody has. */
  unknownReference?: string | undefined;
};

const FIELDS = ["summary", "place", "steps", "impact", "contact", "thanks"] as const satisfies ReportField[];
const IS_LONG: Partial<Record<ReportField, number>> = { steps: 9, impact: 4 };
const IS_NEEDED: readonly ReportField[] = ["summary", "steps"];
/** A field that no person sees. */
export const TRAP = "website";

/** The form for a weakness, with what was typed and what is wrong with it. */
export function reportPage(input: ReportPageInput): string {
  const { site, paths, faults } = input;
  const words = trustWordsFor("en");
  return htmlDocument(
    <Layout
      site={site}
      kind="trust"
      title={`${words.reportTitle} · ${wordsFor("en").siteName}`}
      locale="en"
      direction="ltr"
      shared={{ path: paths.report, description: words.reportLead }}
    >
      <div className="opening">
        <h1>{words.reportTitle}</h1>
        <p className="lead">{words.reportLead}</p>
        <p className="quiet">
          {words.policyFirst} <a href={paths.bounty}>{words.policyLink}</a>
        </p>
      </div>
      {faults.length > 0 && <Faults faults={faults} words={words} />}
      <ReportForm input={input} words={words} />
      <LookUp paths={paths} unknown={input.unknownReference} words={words} />
    </Layout>,
  );
}

type FormProps = { input: ReportPageInput; words: TrustWords };

function ReportForm({ input, words }: FormProps) {
  return (
    <form className="form" method="post" action={input.paths.report} acceptCharset="utf-8" noValidate>
      {FIELDS.map((field) => (
        <Field key={field} field={field} input={input} words={words} />
      ))}
      <p className="trap" aria-hidden="true">
        <label htmlFor={TRAP}>{words.trap}</label>
        <input id={TRAP} name={TRAP} type="text" tabIndex={-1} autoComplete="off" />
      </p>
      <input type="hidden" name="pass" value={input.pass} />
      <p>
        <button className="button" type="submit">
          {words.send}
        </button>
      </p>
    </form>
  );
}

function Field({ field, input: { typed, faults, limits }, words }: FormProps & { field: ReportField }) {
  const { label, hint } = words.fields[field];
  const fault = faults.find((candidate) => "field" in candidate && candidate.field === field);
  const rows = IS_LONG[field];
  const shared = {
    id: field,
    name: field,
    maxLength: limits[field],
    required: IS_NEEDED.includes(field),
    defaultValue: typed[field] ?? "",
    dir: "auto",
    "aria-describedby": fault ? `${field}-hint ${field}-fault` : `${field}-hint`,
    ...(fault && { "aria-invalid": true }),
  } as const;
  return (
    <div className={fault ? "field wrong" : "field"}>
      <label htmlFor={field}>{label}</label>
      <p className="quiet" id={`${field}-hint`}>
        {hint}
      </p>
      {fault && "field" in fault && (
        <p className="fault" id={`${field}-fault`}>
          {words.fieldFault(fault.message)}
        </p>
      )}
      {rows === undefined ? (
        <input type="text" autoComplete="off" {...shared} />
      ) : (
        <textarea rows={rows} spellCheck={false} {...shared} />
      )}
    </div>
  );
}

function Faults({ faults, words }: { faults: readonly FormFault[]; words: TrustWords }) {
  return (
    <section className="faults" aria-labelledby="faults" role="alert">
      <h2 id="faults">{words.faultsTitle}</h2>
      <ul>
        {faults.map((fault) =>
          "whole" in fault ? (
            <li key={fault.whole}>{words[fault.whole]}</li>
          ) : (
            <li key={fault.field}>
              <a href={`#${fault.field}`}>{words.fields[fault.field].label}</a> {words.fieldFault(fault.message)}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

type LookUpProps = { paths: ReportPageInput["paths"]; unknown: string | undefined; words: TrustWords };

function LookUp({ paths, unknown, words }: LookUpProps) {
  return (
    <section className="panel" aria-labelledby="known">
      <h2 id="known">{words.knownReport}</h2>
      <p>{words.knownReportHint}</p>
      <form className="line-form" method="get" action={paths.state}>
        <label htmlFor="reference">{words.reference}</label>
        <input
          id="reference"
          name="reference"
          type="text"
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          defaultValue={unknown ?? ""}
          {...(unknown !== undefined && { "aria-invalid": true, "aria-describedby": "reference-fault" })}
        />
        <button className="button" type="submit">
          {words.look}
        </button>
      </form>
      {unknown !== undefined && (
        <p className="fault" id="reference-fault" role="alert">
          {words.unknownReference}
        </p>
      )}
    </section>
  );
}
