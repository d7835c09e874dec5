import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Shown } from "../../../parts/Shown.tsx";
import { wallWords } from "../../../parts/times.ts";
import { type Holiday, readHolidays } from "./holidays.ts";

const MOST_BYTES = 2_000_000;

type Parts = {
  file: File;
  span: { from: string; until: string };
  has: (holiday: Holiday) => boolean;
  take: (holidays: Holiday[]) => void;
  close: () => void;
};

/** The days off that a file names, to choose from before they are days off here. */
export function Import({ file, span, has, take, close }: Parts) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<readonly string[]>([]);
  const read = useQuery({
    queryKey: ["holidays", file.name, file.lastModified, file.size, span],
    queryFn: async () => {
      if (file.size > MOST_BYTES) return { holidays: [], faults: [t("plan.off.tooLarge")] };
      return readHolidays(await file.text(), span);
    },
  });
  const keyOf = ({ from, until }: Holiday) => `${from} ${until}`;
  return (
    <section className="act-form stack tight" aria-label={t("plan.off.found")}>
      <h4>{t("plan.off.foundIn", { name: file.name })}</h4>
      <Shown asked={read}>
        {({ holidays, faults }) => {
          const news = holidays.filter((one) => !has(one));
          const chosen = news.filter((one) => !left.includes(keyOf(one)));
          return (
            <>
              {news.length === 0 && <p role="status">{t("plan.off.nothingNew")}</p>}
              <ul className="plain stack tight">
                {news.map((one) => (
                  <li key={keyOf(one)}>
                    <Checkbox
                      size="md"
                      label={`${wallWords(one.from).replace(", 00:00", "")}: ${one.reason}`}
                      checked={!left.includes(keyOf(one))}
                      onChange={({ currentTarget }) =>
                        setLeft(
                          currentTarget.checked ? left.filter((key) => key !== keyOf(one)) : [...left, keyOf(one)],
                        )
                      }
                    />
                  </li>
                ))}
              </ul>
              {faults.length > 0 && (
                <div className="plan-hint tone-warn" role="alert">
                  <p>{t("plan.off.unread", { count: faults.length })}</p>
                  <ul>
                    {faults.slice(0, 5).map((words) => (
                      <li key={words}>{words}</li>
                    ))}
                  </ul>
                </div>
              )}
              <div className="row">
                <Button disabled={chosen.length === 0} onClick={() => take(chosen)}>
                  {t("plan.off.take", { count: chosen.length })}
                </Button>
                <Button variant="default" onClick={close}>
                  {t("shell.close")}
                </Button>
              </div>
            </>
          );
        }}
      </Shown>
    </section>
  );
}
