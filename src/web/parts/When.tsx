import { ago, dayWords, timeWords } from "./times.ts";

/** An instant as people say it in the zone of the campaign; the exact one for machines. */
export function When({ at, timeZone, isAgo = false }: { at: string; timeZone?: string; isAgo?: boolean }) {
  const exact = `${dayWords(at, timeZone)}, ${timeWords(at, timeZone)}`;
  return (
    <time dateTime={at} title={exact}>
      {isAgo ? ago(new Date(at), new Date()) : exact}
    </time>
  );
}
