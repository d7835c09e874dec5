import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ItemOf } from "../../api/calls.ts";
import { Mark } from "../../parts/Mark.tsx";
import { wallWords } from "../../parts/times.ts";

type Parts = { release: ItemOf<"get /api/v1/releases">; open: (deliveryId: string) => void };

/** One release and how far it is on each channel. */
export function ReleaseCard({ release: { episode, slot, state, deliveries, retractions }, open }: Parts) {
  const { t } = useTranslation();
  return (
    <li className="release">
      <div className="row apart">
        <h3>{episode.title}</h3>
        <Mark state={state} />
      </div>
      <p className="quiet small">
        {wallWords(slot.wallTime)} ({slot.timeZone.replaceAll("_", " ")}){slot.isLate && `, ${t("plan.late")}`}
      </p>
      {retractions.map(({ id, reason }) => (
        <p key={id} className="small">
          {t("deliver.takenDown", { reason })}
        </p>
      ))}
      <ul className="plain">
        {deliveries.map(({ id, channel, state: at, permalink, failure }) => (
          <li key={id} className="row delivery">
            <span className="grow">
              {channel.name} <Mark state={at} />
              {failure && <span className="small"> {failure}</span>}
            </span>
            {permalink && (
              <a href={permalink} target="_blank" rel="noopener noreferrer">
                {t("deliver.see")}
              </a>
            )}
            <Button variant="default" size="sm" className="tall" onClick={() => open(id)}>
              {t("deliver.history", { channel: channel.name })}
            </Button>
          </li>
        ))}
      </ul>
    </li>
  );
}
