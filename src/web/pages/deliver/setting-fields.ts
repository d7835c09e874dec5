import { z } from "zod";

/** A setting of a kind of channel, as a form asks for it. */
export type Setting = {
  name: string;
  type: "text" | "number" | "choice" | "yes-no";
  choices: string[];
  description: string;
  isNeeded: boolean;
  start: string | boolean;
};
export type Values = Readonly<Record<string, string | boolean>>;

const schemaShape = z.object({
  properties: z
    .record(
      z.string(),
      z.looseObject({
        type: z.string().optional(),
        enum: z.array(z.string()).optional(),
        description: z.string().optional(),
        default: z.unknown().optional(),
      }),
    )
    .default({}),
  required: z.array(z.string()).default([]),
});

/** The settings that a JSON Schema of the API describes, in its order; none for one that is not of an object. */
export function settingsIn(schema: unknown): Setting[] {
  const { data } = schemaShape.safeParse(schema);
  if (!data) return [];
  return Object.entries(data.properties).map(
    ([name, { type, enum: choices = [], description = "", default: start }]) => {
      const isYesNo = type === "boolean";
      return {
        name,
        type: isYesNo
          ? "yes-no"
          : choices.length > 0
            ? "choice"
            : ["integer", "number"].includes(type ?? "")
              ? "number"
              : "text",
        choices,
        description,
        isNeeded: data.required.includes(name) && start === undefined,
        start: isYesNo ? start === true : start === undefined ? (choices[0] ?? "") : String(start),
      };
    },
  );
}

/** What a form shows at first: what is set already, else what counts without it. */
export function valuesOf(settings: readonly Setting[], kept: unknown): Values {
  const given = z.record(z.string(), z.unknown()).safeParse(kept).data ?? {};
  return Object.fromEntries(
    settings.map(({ name, type, start }) => {
      const value = given[name];
      if (value === undefined) return [name, start];
      return [name, type === "yes-no" ? value === true : String(value)];
    }),
  );
}

/** What is sent: numbers as numbers, and nothing for what was left empty. */
export function sentOf(settings: readonly Setting[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    settings.flatMap(({ name, type }): [string, unknown][] => {
      const value = values[name];
      if (value === undefined || value === "") return [];
      return [[name, type === "number" ? Number(value) : value]];
    }),
  );
}

/** "clientId" as people read it: "Client id". */
export function settingName(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
