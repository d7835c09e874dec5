import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { projectPath } from "#config/project.ts";

const WEB = projectPath("src", "web");
const LIBRARY = projectPath("node_modules", "@mantine", "core");
// Other packages of the library show these by themselves.
const SHOWN_BY_OTHERS = ["Notification", "Highlight", "Modal", "ScrollArea"];

test("whatever the app takes from the library has its styles, and no styles are loaded for nothing", () => {
  const needed = stylesOf([...taken(), ...SHOWN_BY_OTHERS]);
  const list = readFileSync(join(WEB, "theme", "library.css"), "utf8");
  const loaded = [...list.matchAll(/styles\/([A-Z]\w+)\.css/g)].map(([, name]) => name);
  expect(needed.size).toBeGreaterThan(20);
  expect(loaded.toSorted()).toEqual([...needed].toSorted());
});

/** What the app imports of the library, by name. */
function taken(): string[] {
  const files = readdirSync(WEB, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const texts = files.map((name) => readFileSync(join(WEB, name), "utf8"));
  return texts.flatMap((text) =>
    [...text.matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.trim()),
    ),
  );
}

/** The style sheets of components and of all they are made of, by the library's own imports. */
function stylesOf(components: readonly string[]): Set<string> {
  const index = readFileSync(join(LIBRARY, "esm", "index.mjs"), "utf8");
  const homes = new Map<string, string>();
  for (const [, names = "", file = ""] of index.matchAll(/import \{([^}]*)\} from "([^"]+)"/g))
    for (const name of names.split(",")) homes.set(name.trim().split(" as ").at(-1) ?? "", file);
  const seen = new Set<string>();
  const styles = new Set<string>();
  const walk = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, next = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import) "(\.[^"]+)"/g)) {
      const [, styled] = /([A-Z]\w+)\.module\.mjs$/.exec(next) ?? [];
      if (styled) styles.add(styled);
      else walk(resolve(dirname(file), next));
    }
  };
  for (const component of components) {
    const home = homes.get(component);
    if (home) walk(join(LIBRARY, "esm", home));
  }
  return styles;
}
