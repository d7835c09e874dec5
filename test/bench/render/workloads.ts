import { GOALS, type Goal } from "./goals.ts";
import { makeMovingClip } from "./moving-clip.ts";
import { alwaysMoving, fourScenes, scriptOf, shortOf, sixScenes, twoScenes, withWord } from "./scripts.ts";
import type { Studio } from "./studio.ts";
import type { Video, Way } from "./way.ts";

/** Something to be rendered by several ways, and where our engine stands when the clock starts. */
export type Workload = {
  name: string;
  title: string;
  ways: readonly Way[];
  /** Cold: no process of it runs. Warm: it has just drawn something else. */
  engine: "cold" | "warm";
  goals: readonly Goal[];
  /** Rounds it takes part in; all without it. */
  mostRounds?: number;
  /** `before` is what our store of pieces has seen; `videos` is timed. */
  make: (studio: Studio) => Promise<{ before: Video[]; videos: Video[] }>;
};

const CAMPAIGN = {
  episodes: ["three-random-words", "email-first", "meet-the-passkey"],
  locales: ["en", "es", "de"],
  formats: ["vertical", "landscape"],
} as const;
const CLIP = "media/moving.mp4";

const fourInEnglish = (studio: Studio) => studio.videoOf({ name: "four-scenes-en", script: fourScenes("en") });
const sixInEnglish = (studio: Studio) => studio.videoOf({ name: "six-scenes-en", script: sixScenes("en") });
const ALL = ["plain", "tuned", "ours"] as const;

/** All workloads, in the order in which they run. */
export const WORKLOADS: readonly Workload[] = [
  workload("cold", "four whole scenes, 30 s vertical, empty store, cold engine", {
    engine: "cold",
    make: async (studio) => ({ before: [], videos: [await fourInEnglish(studio)] }),
  }),
  workload("warm", "the same, empty store, warm engine", {
    ways: ["tuned", "ours"],
    make: async (studio) => ({ before: [], videos: [await fourInEnglish(studio)] }),
  }),
  workload("dense", "six scenes cut short, 30 s vertical, empty store, cold engine", {
    engine: "cold",
    ways: ["tuned", "ours"],
    make: async (studio) => ({ before: [], videos: [await sixInEnglish(studio)] }),
  }),
  workload("edit", "one word of a caption in one of six scenes", {
    make: async (studio) => {
      const script = withWord(sixScenes("en"), { from: "trick", to: "habit" });
      return {
        before: [await sixInEnglish(studio)],
        videos: [await studio.videoOf({ name: "six-scenes-edited", script })],
      };
    },
  }),
  workload("voice", "another voice, same timing", {
    ways: ["tuned", "ours"],
    make: async (studio) => {
      const video = await sixInEnglish(studio);
      return { before: [video], videos: [await studio.inAnotherVoice(video, "six-scenes-voice")] };
    },
  }),
  workload("language", "six scenes in es, on top of en", {
    ways: ["tuned", "ours"],
    make: async (studio) => {
      const spanish = await studio.videoOf({ name: "six-scenes-es", script: sixScenes("es") });
      return { before: [await sixInEnglish(studio)], videos: [spanish] };
    },
  }),
  workload("unchanged", "nothing changed", {
    ways: ["ours"],
    make: async (studio) => {
      const video = await sixInEnglish(studio);
      return { before: [video], videos: [video] };
    },
  }),
  workload("moving", "30 s in which every frame differs", {
    ways: ["tuned", "ours"],
    make: async (studio) => {
      const clip = await makeMovingClip(studio.folder, CLIP, studio.signal);
      const script = alwaysMoving(CLIP);
      return { before: [], videos: [await studio.videoOf({ name: "always-moving", script, assets: [clip] })] };
    },
  }),
  workload("campaign", "3 short episodes x 3 languages x 2 formats", {
    engine: "cold",
    mostRounds: 1,
    make: async (studio) => {
      const videos: Video[] = [];
      for (const episode of CAMPAIGN.episodes)
        for (const locale of CAMPAIGN.locales)
          for (const format of CAMPAIGN.formats) {
            const name = `${episode}-${locale}-${format}`;
            videos.push(await studio.videoOf({ name, script: shortOf(scriptOf(episode, locale)), format }));
          }
      return { before: [], videos };
    },
  }),
  workload("sample", "two short scenes, to try the bench itself", {
    engine: "cold",
    make: async (studio) => ({ before: [], videos: [await twoScenesOf(studio, 0)] }),
  }),
];

/** What our engine draws to be warm: never the same twice, or it would be found in the store. */
export function twoScenesOf(studio: Studio, turn: number): Promise<Video> {
  return studio.videoOf({ name: `two-scenes-${turn}`, script: twoScenes(`Turn ${turn}`), isSilent: turn > 0 });
}

function workload(name: string, title: string, rest: Partial<Workload> & Pick<Workload, "make">): Workload {
  return { name, title, ways: ALL, engine: "warm", goals: GOALS[name] ?? [], ...rest };
}
