import type { Words } from "./words.ts";

/** Says above everything else that this campaign is a demo. */
export function DemoBanner({ words }: { words: Words }) {
  return (
    <aside className="demo-banner" aria-label={words.demo}>
      <p>
        <strong>{words.demo}</strong> {words.demoNote}
      </p>
    </aside>
  );
}
