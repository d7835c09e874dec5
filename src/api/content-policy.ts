const NOTHING_ELSE = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "media-src": "'self'",
  "font-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
};

/** What a public page may load and do: only its own files, no inline script, and nobody may frame it. */
export const pagePolicy = () =>
  // Whoever judges pages fetches robots.txt from within them.
  write({ ...NOTHING_ELSE, "connect-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'" });

/** What a page behind a link may do: the same without any script, for it has none and what it shows is not public. */
export const previewPolicy = () =>
  write({ ...NOTHING_ELSE, "script-src": "'none'", "form-action": "'self'", "frame-ancestors": "'none'" });

/** The player alone, which any site may frame; it has no form and nothing that a stolen click could do. */
export const framedPolicy = () => write({ ...NOTHING_ELSE, "form-action": "'none'", "frame-ancestors": "*" });

function write(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
