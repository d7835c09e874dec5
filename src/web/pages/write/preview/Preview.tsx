import { ActionIcon, Checkbox, Chip, SegmentedControl } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Asset, type Format, formatSchema, lettersOf, type Storyboard, type Theme } from "#storyboards/index.ts";
import { fontsFor } from "../../../../../videos/theme/fonts.ts";
import { MediaContext } from "../../../../../videos/theme/media.tsx";
import { ask } from "../../../api/ask.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { planOf } from "../findings.ts";
import type { Episode, Files, Media, Script } from "../script.ts";
import { momentIn, restOf } from "./moments.ts";
import { Picture } from "./Picture.tsx";
import { mediaAt } from "./pictures.tsx";
import { usePlayhead } from "./playhead.ts";
import "./preview.css";

type Parts = {
  episode: Episode;
  campaign: Campaign;
  script: Script;
  /** The scene that is worked on. */
  chosen: string | null;
  media: readonly Media[];
  files: Files;
  assets: readonly Asset[];
};

/** The film as it would be drawn of what is typed, in several formats and languages at the same moment. It is silent. */
export default function Preview({ episode, campaign, script, chosen, media, files, assets }: Parts) {
  const { t } = useTranslation();
  const [formats, setFormats] = useState<string[]>(() => campaign.formats.slice(0, 2));
  const [others, setOthers] = useState<string[]>([]);
  const [theme, setTheme] = useState<Theme>("sunny");
  const [hasCaptions, setCaptions] = useState(true);
  const [hasZones, setZones] = useState(false);
  const plan = useLastPlan(script, theme);
  const translations = useTranslations(episode, others);
  const known = useMemo(() => addressesOf({ media, files, assets }), [media, files, assets]);
  const drawn = useMemo(() => mediaAt(known.addresses, known.assets), [known]);
  const { frame, isPlaying, seek, toggle, stop } = usePlayhead({
    fps: plan?.fps ?? 30,
    durationFrames: plan?.durationFrames ?? 1,
  });
  const latest = useRef(plan);
  latest.current = plan;
  // Whoever opens a scene sees it; whoever types in it goes on seeing it, however its length changes.
  useEffect(() => {
    const rest = chosen && latest.current ? restOf(latest.current, chosen) : null;
    if (rest !== null) {
      stop();
      seek(rest);
    }
  }, [chosen, seek, stop]);

  const pictures = useMemo(() => {
    const all = [{ locale: script.locale, script }, ...translations];
    return all.flatMap((one) =>
      formatSchema.options
        .filter((format) => formats.includes(format))
        .flatMap((format: Format) => {
          const storyboard = planOf(one.script, { format, theme, assets: known.assets });
          return storyboard ? [{ key: `${one.locale} ${format}`, storyboard }] : [];
        }),
    );
  }, [script, translations, formats, theme, known]);
  useFonts(pictures.map(({ storyboard }) => storyboard));
  const otherLocales = episode.scripts.map(({ locale }) => locale).filter((locale) => locale !== script.locale);
  return (
    <section className="card stack" aria-label={t("write.film.title")}>
      <div className="row apart">
        <h2>{t("write.film.title")}</h2>
        <SegmentedControl
          aria-label={t("write.film.theme")}
          className="write-views"
          value={theme}
          data={(["sunny", "dusk"] as const).map((value) => ({ value, label: t(`write.film.${value}`) }))}
          onChange={(next) => setTheme(next as Theme)}
        />
      </div>
      {plan === null || pictures.length === 0 ? (
        <p className="quiet">{t(formats.length === 0 ? "write.film.noFormat" : "write.film.nothing")}</p>
      ) : (
        <MediaContext value={drawn}>
          <div className="write-pictures">
            {pictures.map(({ key, storyboard }) => (
              <Picture
                key={key}
                storyboard={storyboard}
                frame={momentIn(plan, frame, storyboard)}
                hasCaptions={hasCaptions}
                hasZones={hasZones}
                name={`${storyboard.locale}, ${t(`write.format.${storyboard.format}`)}`}
              />
            ))}
          </div>
        </MediaContext>
      )}
      <div className="write-play">
        <ActionIcon
          variant="filled"
          disabled={plan === null}
          aria-label={t(isPlaying ? "write.film.pause" : "write.film.play")}
          onClick={toggle}
        >
          {isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        </ActionIcon>
        <input
          type="range"
          className="grow"
          min={0}
          max={(plan?.durationFrames ?? 1) - 1}
          value={frame}
          aria-label={t("write.film.place")}
          aria-valuetext={t("write.film.seconds", { at: secondsOf(frame), of: secondsOf(plan?.durationFrames ?? 0) })}
          onChange={({ currentTarget }) => {
            stop();
            seek(Number(currentTarget.value));
          }}
        />
        <span className="small quiet">
          {t("write.film.seconds", { at: secondsOf(frame), of: secondsOf(plan?.durationFrames ?? 0) })}
        </span>
      </div>
      <div className="row">
        <Checkbox
          size="md"
          label={t("write.film.captions")}
          checked={hasCaptions}
          onChange={({ currentTarget }) => setCaptions(currentTarget.checked)}
        />
        <Checkbox
          size="md"
          label={t("write.film.zones")}
          checked={hasZones}
          onChange={({ currentTarget }) => setZones(currentTarget.checked)}
        />
      </div>
      <Chosen
        label={t("write.formats")}
        all={[...formatSchema.options]}
        value={formats}
        onChange={setFormats}
        nameOf={(one) => t(`write.format.${one as Format}`)}
      />
      {otherLocales.length > 0 && (
        <Chosen
          label={t("write.film.beside")}
          all={otherLocales}
          value={others}
          onChange={setOthers}
          nameOf={(one) => one}
        />
      )}
      <p className="small quiet">{t("write.film.silent")}</p>
    </section>
  );
}

const secondsOf = (frames: number) => (frames / 30).toFixed(1);

type ChosenParts = {
  label: string;
  all: string[];
  value: string[];
  onChange: (next: string[]) => void;
  nameOf: (one: string) => string;
};

function Chosen({ label, all, value, onChange, nameOf }: ChosenParts) {
  return (
    <fieldset className="write-chips">
      <legend className="small quiet">{label}</legend>
      <Chip.Group multiple value={value} onChange={onChange}>
        {all.map((one) => (
          <Chip key={one} value={one} size="md" variant="outline">
            {nameOf(one)}
          </Chip>
        ))}
      </Chip.Group>
    </fieldset>
  );
}

/** The plan of what is typed; while it cannot be timed, that of the last words that could. */
function useLastPlan(script: Script, theme: Theme): Storyboard | null {
  const last = useRef<Storyboard | null>(null);
  return useMemo(() => {
    last.current = planOf(script, { theme }) ?? last.current;
    return last.current;
  }, [script, theme]);
}

/** The newest saved words of other languages. */
function useTranslations(episode: Episode, locales: readonly string[]): { locale: string; script: Script }[] {
  const answers = useQueries({
    queries: locales.map((locale) => ({
      queryKey: ["newest", episode.id, locale],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const params = { episodeId: episode.id, locale };
        return { version: (await ask("get /api/v1/episodes/:episodeId/scripts/:locale", { params }, { signal })).body };
      },
    })),
  });
  const found = answers.flatMap(({ data }) =>
    data?.version ? [{ locale: data.version.locale, script: data.version.body }] : [],
  );
  const key = found.map(({ locale }) => locale).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one each time, what is in it seldom
  return useMemo(() => found, [key]);
}

/** Letters of every script that is drawn, fetched before they are needed where that can be. */
function useFonts(storyboards: readonly Storyboard[]): void {
  const letters = [...new Set(storyboards.flatMap((one) => [...lettersOf(one)]))].sort().join("");
  useEffect(() => {
    void fontsFor(letters);
  }, [letters]);
}

type Known = { media: readonly Media[]; files: Files; assets: readonly Asset[] };

/** Where each file of the script lies: the one that was chosen here, else the one of the newest version. */
function addressesOf({ media, files, assets }: Known): { addresses: Map<string, string>; assets: Asset[] } {
  const saved = assets.flatMap((asset) => {
    const one = media.find(({ sha256 }) => sha256 === asset.sha256);
    return one ? [{ file: asset.file, one }] : [];
  });
  const here = Object.entries(files).flatMap(([file, mediaId]) => {
    const one = media.find(({ id }) => id === mediaId);
    return one ? [{ file, one }] : [];
  });
  const all = new Map([...saved, ...here].map(({ file, one }) => [file, one]));
  return {
    addresses: new Map([...all].map(([file, { id }]) => [file, `/api/v1/media/${id}/content`])),
    assets: [...all].map(([file, { sha256, mediaType, durationMs }]) => ({
      file,
      sha256,
      type: mediaType,
      ...(durationMs === null ? {} : { durationMs }),
    })),
  };
}
