import { type Format, formatSchema } from "#core/formats.ts";

/** One picture of the catalogue; `file` is where it lies, seen from the page. */
export type Still = { kind: string; format: Format; locale: string; theme: string; file: string };

/** One page with all stills: a part for each kind of scene, a row for each language and theme. */
export function cataloguePage(stills: readonly Still[]): string {
  const kinds = [...new Set(stills.map(({ kind }) => kind))];
  const parts = kinds.map((kind) => {
    const own = stills.filter((still) => still.kind === kind);
    const rows = [...new Set(own.map(rowOf))].map((row) => {
      const cells = formatSchema.options.flatMap((format) =>
        own.filter((still) => still.format === format && rowOf(still) === row).map(figure),
      );
      return `<h3>${row}</h3><div class="row">${cells.join("")}</div>`;
    });
    return `<section id="${kind}"><h2>${kind}</h2>${rows.join("")}</section>`;
  });
  const links = kinds.map((kind) => `<a href="#${kind}">${kind}</a>`).join(" ");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sunny Corner: catalogue of scenes</title>
<style>${STYLE}</style>
<h1>Catalogue of scenes</h1>
<p>Every kind of scene as it stands at its end, in every format. ${stills.length} stills.</p>
<nav>${links}</nav>
${parts.join("\n")}
</html>
`;
}

function rowOf({ locale, theme }: Still): string {
  return `${locale}, ${theme}`;
}

function figure({ kind, format, locale, theme, file }: Still): string {
  const words = `${kind}, ${format}, ${locale}, ${theme}`;
  return `<figure class="${format}"><a href="${file}"><img loading="lazy" src="${file}" alt="${words}"></a><figcaption>${format}</figcaption></figure>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #14363c; --ground: #fff6e0; --soft: #35565a; }
@media (prefers-color-scheme: dark) { :root { --ink: #fff3de; --ground: #221f48; --soft: #dcd3e8; } }
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 4rem); font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
a { color: inherit; }
h2 { margin: 3rem 0 0; } h3 { margin: 1rem 0 0.5rem; font-weight: 600; color: var(--soft); }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; } figcaption { font-size: 0.875rem; color: var(--soft); }
img { display: block; max-width: 100%; border-radius: 12px; }
.vertical img { height: 24rem; } .square img { height: 18rem; } .landscape img { height: 18rem; }
`;
