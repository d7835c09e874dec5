// The layout as rules, each with its reason: the order of the folders, their doors, and who may touch the outside.

/** Left to right: a folder imports only folders before it. Folders in one row do not know each other. */
const ORDER = [
  [["core"], "core is what every folder stands on, so it knows none of them"],
  [["config"], "the set-up is read before anything else exists"],
  [["access"], "who may do what is asked by all domains, so it knows none of them"],
  [["audit"], "the record takes any fact from any domain, so it knows none of them"],
  [["accounts"], "who someone is must be known before anything of theirs is"],
  [["campaigns"], "a campaign stands before its scripts"],
  [["scripts"], "words are written without knowing how they will be timed or drawn"],
  [["storyboards"], "a plan of scenes is pure data, whoever draws it"],
  [["renders"], "a render is made before anyone reviews it"],
  [["reviews"], "a decision is about bytes, not about when they go out"],
  [["schedule"], "a slot is planned without knowing how a release works"],
  [["releases"], "a release does not know the pages that show it"],
  [
    ["recalls"],
    "a recall reaches back from a source to all that was made from it, and no stage knows that it may be recalled",
  ],
  [["notifications"], "news is found by looking at every stage, and no stage knows who hears of it"],
  [
    ["disclosure", "counts"],
    "a report of a weakness and a count of views stand beside the campaign, and know nothing of each other",
  ],
  [["transparency"], "the report on the campaign is worked out from the record before any page shows it"],
  [["gallery"], "the public page reads what is released and asks nothing of the outside"],
  [["infra"], "the outside is handed to domains through their ports, and knows no process that uses it"],
  [["api", "worker"], "the API enqueues by declaration and never loads the worker; the worker answers no request"],
  [["web"], "the web app knows the API by its types, and nothing that runs on the server knows the web app"],
  [["cli"], "the command chooses which processes run, so nothing knows it"],
];

const FOLDERS = ORDER.flatMap(([row]) => row);
const DOMAINS = [
  "accounts",
  "campaigns",
  "scripts",
  "storyboards",
  "renders",
  "reviews",
  "schedule",
  "releases",
  "recalls",
  "notifications",
  "disclosure",
  "counts",
  "transparency",
  "gallery",
];
const DOORED = ["audit", ...DOMAINS];
const WITHOUT_OUTSIDE = ["core", "access", ...DOORED, "worker"];

/** Besides `index.ts`: what happens stands apart from the facts that a browser imports. */
const SECOND_DOORS = [
  "^src/[^/]+/actions/index\\.ts$",
  // Needs a Node library to write WebVTT and SRT, which the browser's bundle must not carry.
  "^src/storyboards/subtitles\\.ts$",
  // Judges words for writers; the browser that draws a script needs none of it.
  "^src/scripts/lint/index\\.ts$",
  // HTML pages, apart from the facts they show.
  "^src/gallery/pages/index\\.ts$",
];

/** Configurations, tests and pages name these by path. */
const NAMED_BY_PATH = [
  "^test/layout/dependency-cruiser\\.mjs$",
  "^test/demand-fleet\\.ts$",
  "^test/faults/support/(bundle-part|part/part)\\.ts$",
  "^src/gallery/pages/(player|genuine)\\.js$",
];

const OUTSIDE_MODULES =
  "^(node:)?(fs|child_process|cluster|dgram|dns|http|https|http2|inspector|net|tls|worker_threads)(/|$)";
const OUTSIDE_PACKAGES =
  "^node_modules/(express|pg|ioredis|bullmq|node-cron|pino|pino-http|nodemailer|prom-client|@electric-sql/pglite|@remotion/(renderer|bundler)|@sparticuz/chromium)/";

const inside = (folders) => `^src/(${folders.join("|")})/`;

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const order = ORDER.flatMap(([row, reason], place) =>
  row.flatMap((folder) => {
    const later = [...ORDER.slice(place + 1).flatMap(([names]) => names), ...row.filter((name) => name !== folder)];
    if (later.length === 0) return [];
    return forbid(
      `${folder}-imports-leftward-only`,
      `Because ${reason}.`,
      { path: inside([folder]) },
      { path: inside(later) },
    );
  }),
);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...order,
    forbid(
      "folder-has-a-place",
      "A folder without a place in the order would be free to import anything: give it one.",
      { path: "^src/[^/]+/", pathNot: [inside(FOLDERS), "^src/generated/"] },
      {},
    ),
    forbid(
      "through-the-door",
      "A folder can change behind its door only while nobody reaches around it.",
      { path: "^(src/([^/]+)|videos)/" },
      { path: inside(DOORED), pathNot: ["^src/$2/", "^src/[^/]+/index\\.ts$", ...SECOND_DOORS] },
    ),
    forbid(
      "database-only-from-stores",
      "Queries stand in one file a folder, where a reader finds them; infra opens the client, access names its types.",
      { path: "^src/", pathNot: ["^src/[^/]+/store\\.ts$", "^src/(access|infra|generated|api|worker|cli)/"] },
      { path: "^src/generated/prisma/" },
    ),
    forbid(
      "processes-hand-the-database-on",
      "A process passes the open client to whoever asks with it, so it may name the type and nothing else.",
      { path: "^src/(api|worker|cli)/" },
      { path: "^src/generated/prisma/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "access-names-types-only",
      "Access describes the transaction that actions receive; it never asks the database itself.",
      { path: "^src/access/" },
      { path: "^src/generated/prisma/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "outside-only-from-infra",
      "Files, processes and the network are handed to domains through ports, so that what is true needs no set-up to test.",
      { path: inside(WITHOUT_OUTSIDE) },
      { path: [OUTSIDE_MODULES, OUTSIDE_PACKAGES], dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "videos-know-storyboards-only",
      "A designer opens a scene without a server: scenes draw a storyboard and know nothing else of the program.",
      { path: "^videos/" },
      { path: "^src/", pathNot: "^src/storyboards/index\\.ts$" },
    ),
    forbid(
      "videos-stay-pure",
      "Scenes run in a browser: whatever they reach must have neither database nor outside.",
      { path: "^videos/index\\.ts$" },
      { path: ["^src/(?!core/|storyboards/|scripts/)", "/(store\\.ts|actions/)", OUTSIDE_MODULES], reachable: true },
    ),
    forbid(
      "nothing-imports-videos",
      "The program must start without the scenes: the renderer names their entry by path and loads it in the browser.",
      { path: "^src/", pathNot: "^src/web/pages/write/preview/" },
      { path: "^videos/" },
    ),
    forbid(
      "the-live-film-draws-frames-only",
      "What a writer sees is drawn by the component that draws the video; its Remotion part stays out of the browser's bundle.",
      { path: "^src/web/" },
      { path: "^videos/", pathNot: "^videos/(EpisodeFrame\\.tsx|theme/(fonts\\.ts|media\\.tsx))$" },
    ),
    forbid(
      "web-takes-types-of-the-server",
      "The web app runs in a browser: what serves it would bring the database along.",
      { path: "^src/web/" },
      { path: "^src/(api|infra|generated)/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "pages-of-the-web-app-stand-apart",
      "A page is loaded when it is opened: what two of them need stands in parts or api.",
      { path: "^src/web/pages/([^/]+)/" },
      { path: "^src/web/pages/", pathNot: "^src/web/pages/$1/" },
    ),
    forbid(
      "no-cycles",
      "Two files that need each other are one thought in two places; types count, for a reader follows them too.",
      { path: "^(src|videos|test)/", pathNot: "^src/generated/" },
      { circular: true },
    ),
    forbid(
      "no-dependency-on-tests",
      "What ships must not need what does not.",
      { pathNot: "^test/" },
      { path: "^test/" },
    ),
    forbid(
      "listed-packages-only",
      "A package that package.json does not list is there by luck, and gone with the next install.",
      {},
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    forbid(
      "no-development-package-in-the-program",
      "Development packages are not installed where the program runs; their types are gone by then.",
      { path: "^(src|videos|remotion\\.config\\.ts)" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "^node_modules/@types/" },
    ),
    forbid("imports-exist", "An import that leads nowhere fails at the worst time.", {}, { couldNotResolve: true }),
    forbid(
      "no-orphans",
      "A file that nobody imports and that imports nothing is forgotten.",
      { orphan: true, pathNot: ["\\.d\\.ts$", "\\.(json|css|svg)$", ...NAMED_BY_PATH] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^src/generated"] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["node", "import", "default"] },
  },
};
