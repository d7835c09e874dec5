import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { Bell, UserRound } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useAll } from "../../api/answers.ts";
import { useCampaign } from "../../api/campaign.ts";
import { PLACES } from "./places.ts";

const OWN = [
  { name: "notifications", to: "/notifications", icon: Bell },
  { name: "account", to: "/account", icon: UserRound },
] as const;

/** Finds a page or an episode by what is typed, and goes there. */
export default function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { campaign } = useCampaign();
  const params = { campaignId: campaign?.id ?? "" };
  const { data: episodes = [] } = useAll(
    "get /api/v1/campaigns/:campaignId/episodes",
    { params, query: { limit: "100" } },
    { isWanted: campaign !== null },
  );
  useEffect(() => {
    const hear = ({ key }: KeyboardEvent) => key === "Escape" && close();
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [close]);
  const places: SpotlightActionData[] = PLACES.map(({ name, to, icon: Icon }) => ({
    id: name,
    label: t(`place.${name}`),
    description: t(`${name}.about`),
    leftSection: <Icon aria-hidden="true" />,
    onClick: () => navigate(to),
  }));
  const own: SpotlightActionData[] = OWN.map(({ name, to, icon: Icon }) => ({
    id: name,
    label: t(`${name}.title`),
    description: t(`${name}.about`),
    leftSection: <Icon aria-hidden="true" />,
    onClick: () => navigate(to),
  }));
  const found: SpotlightActionData[] = episodes.map(({ id, title, topic, slug }) => ({
    id,
    label: title,
    description: topic,
    keywords: [slug],
    onClick: () => navigate(`/write/${slug}`),
  }));
  return (
    <Spotlight
      forceOpened
      actions={[...places, ...own, ...found]}
      onSpotlightClose={close}
      shortcut={null}
      nothingFound={t("palette.nothing")}
      limit={12}
      searchProps={{ placeholder: t("palette.ask"), "aria-label": t("palette.ask") }}
    />
  );
}
