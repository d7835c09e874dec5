import { newSecret } from "../secrets.ts";

const FORM = /^psa_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** A new token as its person is shown it, once: `psa_<id>_<secret>`. */
export function newTokenText(id: string): { text: string; secret: string } {
  const secret = newSecret();
  return { text: `psa_${id.replaceAll("-", "")}_${secret}`, secret };
}

/** The parts of a token, or null when it has another form. */
export function parseToken(text: string): { id: string; secret: string } | null {
  const [, hex, secret] = FORM.exec(text) ?? [];
  if (hex === undefined || secret === undefined) return null;
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), secret };
}
