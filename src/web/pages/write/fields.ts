import { z } from "zod";
import { sceneSchema, scriptSchema } from "#scripts/index.ts";
import { freeId } from "./edits.ts";
import type { SceneOf, Script } from "./script.ts";

/** How a value is typed in. */
export type Form =
  | { kind: "text"; most: number }
  | { kind: "name" }
  | { kind: "day" }
  | { kind: "file" }
  | { kind: "number"; least?: number; most?: number }
  | { kind: "choice"; of: readonly string[] }
  | { kind: "list"; of: Form; least: number; most: number }
  | { kind: "group"; fields: readonly Field[] }
  | { kind: "forms"; of: readonly { name: string; fields: readonly Field[] }[] };
export type Field = { name: string; about: string; isNeeded: boolean; form: Form };
export type Kind = SceneOf["kind"];

type Json = {
  type?: string;
  const?: unknown;
  enum?: string[];
  oneOf?: Json[];
  anyOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  description?: string;
};

const LONGEST_LINE = 400;
const read = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" }) as Json;
const scenes = new Map((read(sceneSchema).oneOf ?? []).map((one) => [one.properties?.["kind"]?.const as Kind, one]));
const script = read(scriptSchema);

/** All kinds of scene that there are. */
export const KINDS = [...scenes.keys()];

// What every scene has comes after what makes it this kind of scene.
const LAST = ["description", "seconds", "transition", "recording"];
const FIRST = ["narration", "emphasis"];
// A scene keeps its kind, and its id is what others point at.
const FIXED = ["kind", "id"];

/** The fields of a kind of scene, as its schema has them: what is said first, what is seldom touched last. */
export function fieldsOf(kind: Kind): Field[] {
  const fields = fieldsIn(scenes.get(kind) ?? {}).filter(({ name }) => !FIXED.includes(name));
  const place = ({ name }: Field) => (FIRST.includes(name) ? 0 : LAST.includes(name) ? 2 : 1);
  return fields.sort((a, b) => place(a) - place(b));
}

export const isSeldom = ({ name }: Pick<Field, "name">): boolean => LAST.includes(name);

/** What is said of the whole script. */
export const ABOUT_FIELDS = fieldsIn(script).filter(({ name }) =>
  ["title", "topic", "audience", "action", "presenter", "nextCheckOn", "notes"].includes(name),
);

function fieldsIn({ properties = {}, required = [] }: Json): Field[] {
  return Object.entries(properties).map(([name, json]) => ({
    name,
    about: json.description ?? "",
    isNeeded: required.includes(name),
    form: formOf(json),
  }));
}

function formOf(json: Json): Form {
  const forms = json.oneOf ?? json.anyOf;
  if (forms) {
    const of = forms.map((one) => ({
      name: String(one.properties?.["kind"]?.const),
      fields: fieldsIn(one).filter(({ name }) => name !== "kind"),
    }));
    return { kind: "forms", of };
  }
  if (json.enum) return { kind: "choice", of: json.enum };
  if (json.type === "array") {
    return { kind: "list", of: formOf(json.items ?? {}), least: json.minItems ?? 0, most: json.maxItems ?? 20 };
  }
  if (json.type === "object") return { kind: "group", fields: fieldsIn(json) };
  if (json.type === "number" || json.type === "integer") {
    return { kind: "number", ...withLimit("least", json.minimum), ...withLimit("most", json.maximum) };
  }
  if (json.format === "date") return { kind: "day" };
  if (json.pattern?.startsWith("^media")) return { kind: "file" };
  if (json.pattern) return { kind: "name" };
  return { kind: "text", most: json.maxLength ?? LONGEST_LINE };
}

function withLimit(name: "least" | "most", limit: number | undefined) {
  return limit === undefined ? {} : { [name]: limit };
}

// Addresses that may stand in a video, for a beginning.
const BEGINNINGS: Readonly<Record<string, string>> = {
  url: "sunny-corner.example",
  site: "shop.example",
  real: "shop.example",
  fake: "sh0p.example",
  spot: "sh0p",
  account: "robin@mail.example",
};

/** An empty value of a form. */
export function emptyOf(form: Form, name = ""): unknown {
  switch (form.kind) {
    case "number":
      return form.least ?? 1;
    case "choice":
      return form.of[0];
    case "list":
      return Array.from({ length: form.least }, () => emptyOf(form.of));
    case "group":
      return emptyFields(form.fields);
    case "forms": {
      const [first] = form.of;
      return first && { kind: first.name, ...emptyFields(first.fields) };
    }
    default:
      return BEGINNINGS[name] ?? "";
  }
}

export const emptyFields = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ isNeeded }) => isNeeded).map(({ name, form }) => [name, emptyOf(form, name)]));

/** A new scene of a kind, with everything empty that has to be written. */
export function newScene(kind: Kind, { scenes: others }: Pick<Script, "scenes">): SceneOf {
  const id = freeId(kind, others);
  return { id, kind, ...emptyFields(fieldsOf(kind)) } as SceneOf;
}

/** The scenes with a new one after the chosen one; an end card stays last. */
export function withNewScene(
  script: Pick<Script, "scenes">,
  kind: Kind,
  after: number,
): { scenes: SceneOf[]; id: string } {
  const scene = newScene(kind, script);
  const { scenes: others } = script;
  const last = others.at(-1)?.kind === "end-card" && kind !== "end-card" ? others.length - 1 : others.length;
  const at = kind === "end-card" ? others.length : Math.min(after + 1, last);
  return { scenes: [...others.slice(0, at), scene, ...others.slice(at)], id: scene.id };
}
