/** A part of a checklist: a heading, and its lines; steps are what is done one by one. */
type Checklist = { title: string; steps: string[]; notes: { title: string; lines: string[] }[] };

/** The checklist of a kit, as its text says it: a title, numbered steps, and lists below headings. */
export function readChecklist(text: string): Checklist {
  const [title = "", ...lines] = text.split(/\r?\n/);
  const steps: string[] = [];
  const notes: Checklist["notes"] = [];
  for (const line of lines) {
    const [, step] = /^\d+\. (.*)$/.exec(line) ?? [];
    const [, heading] = /^([^-\d].*):$/.exec(line) ?? [];
    const [, item] = /^- (.*)$/.exec(line) ?? [];
    if (step !== undefined) steps.push(step);
    else if (heading !== undefined) notes.push({ title: heading, lines: [] });
    else if (item !== undefined) notes.at(-1)?.lines.push(item);
  }
  return { title, steps, notes };
}
