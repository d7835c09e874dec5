const english = {
  siteName: "Sunny Corner",
  skipToContent: "Skip to the content",
  aboutThisSite: "About this site",
  promise: "This page asks for no sign-in, sets no cookie and loads nothing from anywhere else.",
  realAddress: "The real address of this page:",
  bugBounty: "Report a security bug",
  transparency: "Transparency report",
  accountability: "How a video is made and checked",

  demo: "Demo",
  demoNote:
    "This campaign shows how Sunny Corner works. The people who approved it are demo people, not a real security team.",

  galleryLead:
    "One short video, one thing to do. Every fact names its source, and every video was approved twice before it came out.",
  galleryDescription: (title: string) => `${title}: short videos about staying safe, each with one thing to do.`,
  outNow: "Out now",
  newest: "Newest",
  watch: "Watch",
  emptyTitle: "The sun is still coming up",
  emptyNothingPlanned: "The first episode is being made. It will be here on the day it comes out.",
  emptyUpcoming: (count: number) =>
    count === 1
      ? "One episode is on its way. It will be here on the day it comes out."
      : `${count} episodes are on their way. Each one will be here on the day it comes out.`,
  moreUpcoming: (count: number) =>
    count === 1 ? "One more episode is on its way" : `${count} more episodes are on their way`,
  nextOn: "The next one comes out on",
  wholeSeries: "That is the whole series. Thank you for watching.",

  allEpisodes: "All episodes",
  moreEpisodes: "More from this series",
  watchDescription: (action: string, duration: string) =>
    `The one thing to do: ${action}. A video of ${duration}, with its transcript and its sources.`,
  theOneThing: "The one thing to do",
  cannotPlay: "This browser cannot play the video here.",
  captionsLabel: "Captions",
  downloadVideo: "Download the video",
  downloadCaptions: "Captions",
  transcript: "Transcript",
  facts: "The facts and their sources",
  readOn: "read on",
  proof: "Why you can believe it",
  nextCheck: "Advice is checked again",
  nextCheckNote:
    "Advice has a date. On this day we read the sources again, and correct or take down what no longer holds.",
  approvalKind: { accuracy: "Accuracy approved", brand: "Brand approved" },
  voice: "Voice",
  syntheticVoice: "The voice is made by a computer.",
  fingerprint: "SHA-256 of the file",
  fingerprintNote: "A copy is this exact video, unchanged, only if its SHA-256 is the same in every character.",
  howToCheck: "Work it out for your copy",

  notFoundTitle: "Nothing shines here",
  notFoundText: "There is no page at this address. It may be mistyped, or the video has not come out yet.",
  takenDownTitle: (title: string) => `“${title}” was taken down`,
  cameOutOn: "It came out on",
  takenDownOn: "It was taken down on",
  replacedBy: "This one says it right:",
  replacementComes: "Another video will take its place:",
  errorTitle: "A cloud came over",
  errorText: "Something went wrong on our side, and nothing that you did. Please try again in a minute.",
  backToVideos: "Back to the videos",
  requestId: "If you write to us about it, name this request:",
};

/** Every word that the pages say by themselves, in one language. */
export type Words = typeof english;

const wordsByLanguage: Partial<Record<string, Words>> = { en: english };

/** The pages' own words for a locale; English where nobody has translated them yet. */
export function wordsFor(locale: string): Words {
  return wordsByLanguage[locale.split("-")[0] ?? ""] ?? english;
}
