import { createHash } from "node:crypto";

// A connection keeps what it prepared for as long as it lives. Texts of lists have one for each length, without end.
const MOST = 400;

/**
 * Names for statements, so that Postgres parses and plans each but once a connection: one for each text, as long as
 * there are not too many; those that come later have none.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST) return "";
    const name = `sunny_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}
