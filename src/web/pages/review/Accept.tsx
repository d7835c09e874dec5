import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Reviewed } from "./reviewed.ts";

type One = Reviewed["script"]["suppressions"][number];
type Parts = { suppressions: One[]; accepted: ReadonlySet<string>; accept: (accepted: ReadonlySet<string>) => void };

export const nameOf = ({ rule, scene }: Pick<One, "rule" | "scene">) =>
  scene === undefined ? rule : `${rule} ${scene}`;

/** Findings that were let pass, each with its reason, to be accepted one by one: the approval names them. */
export function Accept({ suppressions, accepted, accept }: Parts) {
  const { t } = useTranslation();
  return (
    <fieldset className="stack tight plain-set">
      <legend>{t("review.decide.accept")}</legend>
      {suppressions.map((one) => {
        const name = nameOf(one);
        return (
          <Checkbox
            key={name}
            label={`${name}: ${one.reason} (${one.reviewer})`}
            checked={accepted.has(name)}
            onChange={({ currentTarget }) => {
              const next = new Set(accepted);
              if (currentTarget.checked) next.add(name);
              else next.delete(name);
              accept(next);
            }}
          />
        );
      })}
    </fieldset>
  );
}
