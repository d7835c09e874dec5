import { Textarea, TextInput } from "@mantine/core";
import { nameOf } from "../../data/problem.ts";

type Parts = {
  value: unknown;
  path: readonly string[];
  isLocked: boolean;
  onChange: (path: readonly string[], next: unknown) => void;
};

// What others point at, or what decides which fields there are, is not typed over.
const FIXED = new Set(["id", "kind", "emphasis"]);

/** The fields of a scene as they stand in it, however deep. */
export function SceneFields({ value, path, isLocked, onChange }: Parts) {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([name]) => !FIXED.has(name))
      .map(([name, inner]) => (
        <SceneFields key={name} value={inner} path={[...path, name]} isLocked={isLocked} onChange={onChange} />
      ));
  }
  const label = nameOf(`/${path.join("/")}`);
  if (typeof value === "number") {
    return (
      <TextInput
        label={label}
        type="number"
        value={value}
        readOnly={isLocked}
        onChange={({ currentTarget }) => {
          const next = currentTarget.valueAsNumber;
          if (!Number.isNaN(next)) onChange(path, next);
        }}
      />
    );
  }
  if (typeof value !== "string") return null;
  return (
    <Textarea
      label={label}
      autosize
      minRows={1}
      value={value}
      readOnly={isLocked}
      onChange={({ currentTarget }) => onChange(path, currentTarget.value)}
    />
  );
}
