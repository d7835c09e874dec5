import type { TransparencyPageInput } from "./transparency-input.ts";
import type { TrustWords } from "./trust-words.ts";

/** The choice of a period, by two days or by one click. */
export function PeriodForm({ input, words }: { input: TransparencyPageInput; words: TrustWords }) {
  const { path, asked, fault, presets } = input;
  const wrong = fault === null ? {} : { "aria-invalid": true, "aria-describedby": "period-fault" };
  return (
    <div className="period">
      <form className="line-form" method="get" action={path}>
        <div>
          <label htmlFor="from">{words.from}</label>
          <input id="from" name="from" type="date" defaultValue={asked.from} {...wrong} />
        </div>
        <div>
          <label htmlFor="until">{words.until}</label>
          <input id="until" name="until" type="date" defaultValue={asked.until} {...wrong} />
        </div>
        <button className="button" type="submit">
          {words.show}
        </button>
      </form>
      {fault !== null && (
        <p className="fault" id="period-fault" role="alert">
          {words.badPeriod} {fault}
        </p>
      )}
      <ul className="presets">
        {presets.map(({ name, query }) => (
          <li key={name}>
            <a href={`${path}${query}`}>{words[name]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
