import { arabic } from "./words/arabic.ts";
import { german } from "./words/german.ts";
import { japanese } from "./words/japanese.ts";
import { spanish } from "./words/spanish.ts";

const english = {
  siteName: "Sunny Corner",
  skipToContent: "Skip to the content",
  comma: ",",
  languages: "Languages",
  search: "Search",
  searchLabel: "What are you looking for?",
  aboutLooking: (looked: string) => `Videos about “${looked}”`,
  foundCount: (count: number) => (count === 1 ? "One video" : `${count} videos`),
  foundNothing: "No video has all of these words. Try fewer, or look through the topics.",
  topics: "Topics",
  allTopics: "All",
  topicDescription: (topic: string, series: string) =>
    `${series}: every video about ${topic}, each with one thing to do.`,
  follow: "Follow the series",
  followText: "Each new video, and each correction, in the reader or calendar that you use already:",
  calendar: "Calendar",
  earlierSeries: "Earlier series",
  comingUp: "What comes next",
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
  shape: "Shape of the video",
  shapes: { vertical: "Tall", square: "Square", landscape: "Wide" },
  speed: "Speed",
  presentedBy: "Presented by",
  share: "Share it",
  shareText: "A text to send along",
  shareLine: (title: string, action: string, address: string) => `${title}: ${action}. ${address}`,
  embedCode: "To show it on your own page",
  copy: "Copy",
  copied: "Copied",
  watchOnPage: "Sources and transcript",
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
  approvalKind: { accuracy: "Accuracy approved", brand: "Brand approved", language: "Language approved" },
  approvedBy: { accuracy: "Security reviewer", brand: "Brand reviewer", language: "Language reviewer" },
  history: "What changed",
  historyReleased: "First came out",
  historyCorrected: "A corrected version came out",
  historyTakenDown: "Taken down",
  updated: "Corrected",
  voice: "Voice",
  syntheticVoice: "The voice is made by a computer.",
  fingerprint: "SHA-256 of the file",
  fingerprintNote: "A copy is this exact video, unchanged, only if its SHA-256 is the same in every character.",
  howToCheck: "Work it out for your copy",
  isItOurs: "Is this video really ours?",
  genuineLead:
    "Anyone can put our name on a video. These three checks tell you whether a copy is what we published, without trusting whoever sent it to you.",
  checkAddress: "Look at the address",
  checkAddressText: (origin: string) =>
    `Our videos live at ${origin} and nowhere else. We never ask you to sign in, never use short links, and print the address wherever we show a code to scan.`,
  checkHash: "Compare the fingerprint",
  checkHashText:
    "Every file has a fingerprint, its SHA-256. If one bit of a video changes, its fingerprint is another one. Work it out for your copy, paste it here, and we tell you whether we published exactly that file.",
  chooseFile: "Choose your copy. It stays on your device: only its fingerprint is looked up.",
  hashLabel: "SHA-256 of your copy, 64 letters and digits",
  hashCheck: "Look it up",
  hashMalformed: "That is no SHA-256: it has 64 characters, all of them 0 to 9 or a to f.",
  hashCurrent: "Yes, this is ours, unchanged.",
  hashReplaced: "It was ours, and a newer version has replaced it.",
  hashRetracted: "It was ours, and we took it down. Please do not pass it on.",
  hashUnknown: "No, we never published this file.",
  hashUnknownNote:
    "A copy from a chat or a video platform is often packed anew, and is then another file. Watch it on this site to be sure.",
  checkSignature: "Check the signature",
  checkSignatureText:
    "All fingerprints stand in one signed list. With it you can check a copy offline, even one that we no longer serve:",
  signedList: "Signed list of all videos",
  signingKey: "Key that signs it",
  keyNote: "Write the key down once, from here. A list that another key signed is not ours.",
  allFingerprints: "The fingerprints of all videos that are out",

  notFoundTitle: "Nothing shines here",
  notFoundText: "There is no page at this address. It may be mistyped, or the video has not come out yet.",
  didYouMean: "Perhaps one of these?",
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

const wordsByLanguage: Partial<Record<string, Partial<Words>>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  ja: japanese,
};

/** The pages' own words for a locale; English where nobody has translated them yet. */
export function wordsFor(locale: string): Words {
  return { ...english, ...wordsByLanguage[locale.split("-")[0] ?? ""] };
}
