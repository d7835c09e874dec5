import { Check, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Channel } from "./channel.ts";

const ABILITIES = ["canSchedule", "canRetract", "canReadBack", "acceptsCaptions"] as const;
const GB = 1_000_000_000;

const sizeWords = (bytes: number) =>
  bytes >= GB ? `${Math.round(bytes / GB)} GB` : `${Math.round((1000 * bytes) / GB)} MB`;

/** What a kind of channel is able to do and what it is not, and what it takes. */
export function Abilities({ abilities }: { abilities: NonNullable<Channel["abilities"]> }) {
  const { t } = useTranslation();
  const { formats, leastMs, mostMs, mostBytes, mostADay } = abilities.limits;
  const limits = [
    t("deliver.takes.formats", { formats: new Intl.ListFormat("en-GB").format(formats) }),
    ...(leastMs === undefined ? [] : [t("deliver.takes.least", { seconds: leastMs / 1000 })]),
    ...(mostMs === undefined ? [] : [t("deliver.takes.most", { seconds: mostMs / 1000 })]),
    ...(mostBytes === undefined ? [] : [t("deliver.takes.bytes", { size: sizeWords(mostBytes) })]),
    ...(mostADay === undefined ? [] : [t("deliver.takes.aDay", { count: mostADay })]),
  ];
  return (
    <div className="small">
      <ul className="plain abilities">
        {ABILITIES.map((ability) => (
          <li key={ability} className={abilities[ability] ? "" : "quiet"}>
            {abilities[ability] ? <Check aria-hidden="true" size={16} /> : <X aria-hidden="true" size={16} />}{" "}
            {t(`deliver.${ability}`)}
            {!abilities[ability] && <span className="unseen">: {t("plan.campaign.no")}</span>}
          </li>
        ))}
      </ul>
      <p className="quiet">{limits.join("; ")}</p>
    </div>
  );
}
