import { Button } from "@mantine/core";
import { useDisclosure, useHotkeys, useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../api/account.ts";
import type { Campaign } from "../../api/campaign.ts";
import { Failing } from "../../parts/Failing.tsx";
import { Page } from "../../parts/Page.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Loading } from "../../parts/states/Loading.tsx";
import { AroundFields } from "./around.ts";
import { Clash } from "./Clash.tsx";
import { withValue } from "./edits.ts";
import { Facts } from "./Facts.tsx";
import { Fields } from "./Fields.tsx";
import { ABOUT_FIELDS } from "./fields.ts";
import { sceneAt } from "./findings.ts";
import { Head } from "./Head.tsx";
import { Notes } from "./Notes.tsx";
import { Scenes } from "./Scenes.tsx";
import type { Episode, Media, Script, Source, Version } from "./script.ts";
import { useFindings } from "./use-findings.ts";
import { useScript } from "./use-script.ts";
import { VIEWS, ViewTabs } from "./ViewTabs.tsx";
import "./editor.css";
import "./file-and-media.css";

const Preview = lazy(() => import("./preview/Preview.tsx"));
const Yaml = lazy(() => import("./YamlView.tsx"));
const History = lazy(() => import("./History.tsx"));
const Translate = lazy(() => import("./Translate.tsx"));
const Library = lazy(() => import("./media/Library.tsx"));
const ChooseFile = lazy(() => import("./media/ChooseFile.tsx"));

type Parts = {
  episode: Episode;
  campaign: Campaign;
  locale: string;
  newest: Version | null;
  blank: Script;
  /** The words that these are translated from; null where they are those themselves. */
  original: Version | null;
  media: readonly Media[];
  sources: readonly Source[];
  presenters: readonly { slug: string; name: string }[];
};

/** One script: its scenes as cards, and the same words as a film, as a file, beside their source, and as they were. */
export function Editor({ episode, campaign, locale, newest, blank, original, media, sources, presenters }: Parts) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "scenes";
  const may = useMay()("script:write", { locale });
  // What reviewers look at stays the newest until somebody says that there is something newer.
  const isDraft = newest === null || newest.state === "draft" || newest.state === "changes_requested";
  const [isWritable, setWritable] = useState(true);
  const written = useScript({
    episodeId: episode.id,
    locale,
    newest,
    blank,
    media,
    savesItself: may && isDraft && isWritable,
  });
  const { script } = written;
  const found = useFindings(script, newest);
  if (found.isWritable !== isWritable) setWritable(found.isWritable);
  const [chosen, choose] = useState<string | null>(script.scenes[0]?.id ?? null);
  const [isClashOpen, clash] = useDisclosure(false);
  const isWide = useMediaQuery("(width >= 64em)", window.matchMedia("(width >= 64em)").matches);
  const [wantsFilm, wantFilm] = useState<boolean | null>(null);
  const isFilmOpen = wantsFilm ?? isWide;
  const [wanted, want] = useState<{ kind: Media["kind"]; chosen: (file: string) => void } | null>(null);
  useHotkeys(
    [
      ["mod+S", () => may && written.isChanged && void written.save()],
      ["mod+Z", () => may && written.undo()],
      ["mod+shift+Z", () => may && written.redo()],
      ["mod+Y", () => may && written.redo()],
    ],
    [],
  );
  const around = {
    script,
    isLocked: !may,
    sources,
    presenters,
    findings: found.findings,
    put: (path: readonly string[], next: unknown) => {
      const isTyped = typeof next === "string" || typeof next === "number" || next === undefined;
      written.put(withValue(script, path, next), isTyped ? path.join(".") : null);
    },
    replace: (words: Script) => written.put(words),
    chooseFile: (kind: Media["kind"], take: (file: string) => void) => want({ kind, chosen: take }),
  };
  const general = found.findings.filter(({ path }) => sceneAt(path) === null && !path.startsWith("claims"));
  const ofAbout = new Set(ABOUT_FIELDS.map(({ name }) => name));
  const elsewhere = general.filter(({ path }) => !ofAbout.has(path.split(".")[0] ?? ""));
  const show = (next: (typeof VIEWS)[number]) => setParams(next === "scenes" ? {} : { view: next }, { replace: true });
  return (
    <AroundFields value={around}>
      <Page title={script.title || episode.title} about={t("write.of", { position: episode.position, locale })}>
        <Head
          {...{ episode, campaign, locale, newest, may, written, isDraft }}
          findings={found}
          openClash={clash.open}
        />
        <ViewTabs view={view} show={show} hasOriginal={original !== null} />
        <Failing key={view}>
          <Suspense fallback={<Loading lines={8} />}>
            {view === "scenes" && (
              <div className={isFilmOpen ? "write-desk" : "stack"}>
                <div className="stack">
                  {elsewhere.length > 0 && (
                    <Panel title={t("write.ofAll")}>
                      <Notes findings={elsewhere} />
                    </Panel>
                  )}
                  <section aria-label={t("write.scenes")} className="stack">
                    <div className="row apart">
                      <h2>{t("write.scenes")}</h2>
                      <Button variant="default" aria-pressed={isFilmOpen} onClick={() => wantFilm(!isFilmOpen)}>
                        {t(isFilmOpen ? "write.hideFilm" : "write.showFilm")}
                      </Button>
                    </div>
                    <Scenes chosen={chosen} choose={choose} />
                  </section>
                  <Facts />
                  <Panel title={t("write.aboutEpisode")} about={t("write.aboutEpisodeWords")}>
                    <Fields fields={ABOUT_FIELDS} value={script} path={[]} />
                  </Panel>
                </div>
                {isFilmOpen && (
                  <div className="write-film">
                    <Preview
                      {...{ episode, campaign, script, chosen, media }}
                      files={written.files}
                      assets={newest?.assets ?? []}
                    />
                  </div>
                )}
              </div>
            )}
            {view === "translate" && original && <Translate {...{ episode, original, newest }} />}
            {view === "yaml" && <Yaml />}
            {view === "versions" && <History episode={episode} locale={locale} />}
            {view === "files" && <Library media={media} />}
          </Suspense>
        </Failing>
        {isClashOpen && newest && (
          <Clash
            base={written.base.script}
            mine={script}
            theirs={newest.body}
            close={clash.close}
            settle={(words) => {
              written.settleClash(words);
              clash.close();
            }}
          />
        )}
        {wanted && (
          <Suspense fallback={null}>
            <ChooseFile
              kind={wanted.kind}
              media={media}
              close={() => want(null)}
              take={(file, mediaId) => {
                written.name(file, mediaId);
                wanted.chosen(file);
                want(null);
              }}
            />
          </Suspense>
        )}
      </Page>
    </AroundFields>
  );
}
