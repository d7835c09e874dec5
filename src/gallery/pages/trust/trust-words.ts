const english = {
  // /bounty
  reportWeakness: "Report a weakness",
  reportByForm: "Write to us by form",
  orWrite: "Or write to",
  atPlatform: "Our bug bounty is run at",
  inScope: "What you may test",
  outOfScope: "What we ask you to leave alone",
  rules: "While you test",
  safeHarbour: "What we promise you",
  howToReport: "What helps us most",
  expect: "What happens then, and when",
  rewards: "Rewards",
  thanks: "With thanks to",
  thanksNone: "Nobody yet. You could be the first.",
  thanksConsent: "Everyone here agreed to be named.",
  securityFile: "The same contacts for programs:",
  updatedOn: "This policy was last changed on",

  // /report
  reportTitle: "Report a weakness",
  reportLead:
    "You need no account, and you may stay nameless. We keep no address of your computer, set no cookie, and seal what you write so that only our security team reads it.",
  policyFirst: "What you may test and what we promise you:",
  policyLink: "our disclosure policy",
  fields: {
    summary: { label: "What did you find?", hint: "One sentence is enough." },
    place: { label: "Where?", hint: "The address of a page, or the name of a part. You may leave it out." },
    steps: {
      label: "How can we see it too?",
      hint: "Step by step. Anything may stand here: code is shown as text and never run.",
    },
    impact: { label: "What could somebody do with it?", hint: "You may leave it out." },
    contact: {
      label: "How can we reach you?",
      hint: "An e-mail address, for example. You may leave it out: our answer waits for you under the number that you get.",
    },
    thanks: {
      label: "What name may we thank in public?",
      hint: "Only if you like. We ask you again before we name you.",
    },
  },
  trap: "Leave this field empty",
  send: "Send the report",
  faultsTitle: "This was not sent yet. Please look at:",
  fieldFault: (message: string) => `This ${message}.`,
  noLongerHere:
    "The form was open for longer than a day, or was changed on the way. Nothing is lost: send it once more.",
  fromElsewhere: "This form was sent from another site, so we did not take it. If it was you, send it again from here.",
  tooOften:
    "Several reports came from your network within the hour. Please try again later; what you wrote stands below.",
  tooMany:
    "More reports are coming in than we can take at this moment. Please try again later; what you wrote stands below.",
  tooLarge: "This was larger than a report can be. Please send files by e-mail, and the words here.",
  knownReport: "You wrote to us before?",
  knownReportHint: "Type the number that you got to see how your report stands.",
  reference: "Number of your report",
  look: "See how it stands",
  unknownReference: "We know no report under this number. Numbers look like SC-7Q4ZK-0M2XB-R8T5N-W1C9D.",

  // /report/SC-…
  receivedTitle: "Thank you. Your report is with us",
  answeredTitle: "Your report has an answer",
  closedTitle: "Your report is closed",
  keepReference: "Keep this number, or the address of this page:",
  keepWhy:
    "It is the only thing that leads back to your report. Whoever has it sees what stands on this page, and never what you wrote.",
  states: {
    received: "Received",
    answered: "Answered",
    closed: "Closed",
  },
  waiting: "Not yet",
  ourAnswer: "Our answer",
  forgets: (days: number) => `What you wrote is deleted ${days} days after the report is closed.`,

  // /transparency
  transparencyTitle: "Transparency report",
  transparencyLead:
    "What came out, what we put right, and how long it took. The numbers are worked out from our audit log each time this page is opened.",
  from: "From",
  until: "Up to and including",
  show: "Show",
  wholeCampaign: "Whole campaign",
  thisMonth: "This month",
  lastMonth: "Last month",
  badPeriod: "We could not read these days:",
  noCampaign: "There is no campaign yet, so there is nothing to report.",
  released: "Episodes released",
  languages: "Languages",
  approvals: "Approvals",
  takenDown: "Taken down",
  views: "Views",
  nothingReleased: "Nothing came out in this period.",
  releasedAgain: "released again",
  retractions: "What we took down, and why",
  noRetractions: "Nothing was taken down in this period.",
  corrections: "What we corrected",
  noCorrections: "No correction was noted in this period.",
  replacedBy: "In its place:",
  approvalsText: (accuracy: number, brand: number, language: number, videos: number) =>
    `${count(videos, "exact version", "exact versions")} of a video got a yes: ${accuracy} for accuracy, ${brand} for the brand${language > 0 ? `, ${language} for the language` : ""}. Nobody approves what they wrote.`,
  holds: "Holds",
  noHolds: "Nothing was held in this period.",
  holdsText: (placed: number, lifted: number, source: number) =>
    `${count(placed, "release was", "releases or groups of releases were")} stopped before ${placed === 1 ? "it" : "they"} could happen, ${source} of them because a source had changed; ${lifted} went on later.`,
  sourceChanges: "When a source changes",
  noSourceChanges: "No source of ours changed in this period.",
  sourceChangesText: (changes: number, videos: number, takenDown: number, corrected: number) =>
    `${count(changes, "source", "sources")} changed. That reached ${count(videos, "video", "videos")} that ${videos === 1 ? "was" : "were"} out: ${takenDown} ${takenDown === 1 ? "was" : "were"} taken down, ${corrected} ${corrected === 1 ? "has" : "have"} a corrected one in ${corrected === 1 ? "its" : "their"} place by now.`,
  medianTakeDown: "Middle time from the change to taking it down",
  medianCorrection: "Middle time from the change to the corrected video",
  reports: "Weaknesses that people told us of",
  noReports: "No report came in this period, and none was answered.",
  reportsText: (received: number, form: number, email: number, answered: number, closed: number) =>
    `${count(received, "report", "reports")} came in, ${form} by the form and ${email} by e-mail; ${answered} got a first answer and ${closed} ${closed === 1 ? "was" : "were"} closed.`,
  medianAnswer: "Middle time to the first answer",
  notYet: "none yet",
  counts: "How often the videos were seen",
  countsText:
    "A view is counted when the beginning of a video is sent, a completion when its last part is. We keep sums of a day and nothing of any visitor; whoever sends “Do not track” or “Global Privacy Control”, and programs that say they are one, are not counted.",
  episode: "Episode",
  completions: "Completions",
  noCounts: "Nothing was counted in this period.",
  madeFrom: "What this report was made from",
  madeFromText:
    "It holds all that our audit log knew up to this entry. Each entry carries the hash of the one before it, so that none can be changed unseen.",
  entry: "Entry",
  entryHash: "Its hash",
  readAt: "Read on",
  asJson: "As signed JSON",
  asCsv: "As a table (CSV)",

  // /accountability
  accountabilityTitle: "How a video is made and checked",
  accountabilityLead:
    "A short video can do harm when it is wrong, old, or not ours. This is the way that each one goes here, and what stops it.",
  drawingTitle: "The way of a video",
  drawingText:
    "A winding path with seven stations: sources, script, video, two approvals, a planned time, the release as a rising sun, and care afterwards. From the last station a dashed line leads back to the first.",
  stations: [
    {
      name: "Sources",
      text: "Each fact rests on a page of someone who is answerable for it. We note who says it, where, and on which day a person last read it.",
      stops: "A fact without a source stays out.",
    },
    {
      name: "Script",
      text: "A person writes what is said and shown. Rules look for advice that is out of date, for claims that go too far, and for text that is too fast to read.",
      stops: "A script that breaks a rule goes no further.",
    },
    {
      name: "Video",
      text: "The video is drawn from the script and nothing else. It is known by the SHA-256 of its bytes: one comma more, and it is another video.",
      stops: "A video with a fault in sound, picture or captions is not offered to anyone.",
    },
    {
      name: "Two approvals",
      text: "Somebody answers for the facts and somebody else for the words and looks. Both say yes to these exact bytes, and nobody approves what they wrote.",
      stops: "Any change after that, and both must look again.",
    },
    {
      name: "A planned time",
      text: "It gets a day and a time. Until then anybody in charge can stop it with a hold, and the people in it can take back their consent.",
      stops: "A hold wins over the plan.",
    },
    {
      name: "Release",
      text: "At its time everything is asked once more, in one step: the approvals, the holds, the consent. Only then does it come out, once.",
      stops: "If anything is missing it waits for a person.",
    },
    {
      name: "Care afterwards",
      text: "Advice gets old. On a day that stands beside each video we read its sources again. If one changes, the video is corrected or taken down, and its address says why.",
      stops: "What was taken down never comes back by itself.",
    },
  ],
  whatStops: "What stops it:",
  whoAnswers: "Who answers for it",
  whoAnswersText:
    "The page of each video says who approved it, in which role and when; names only with consent. Each step leaves an entry in an audit log whose entries are chained by hash. The transparency report is made from it.",
  seeReport: "See the transparency report",
  wrong: "Something is wrong?",
  wrongText:
    "Tell us, whether it is a fact in a video or a weakness of this site. We answer, correct, and say so in public.",
};

/** Every word that the trust pages say by themselves, in one language. */
export type TrustWords = typeof english;

const wordsByLanguage: Partial<Record<string, TrustWords>> = { en: english };

/** The words of the trust pages for a locale; English where nobody has translated them yet. */
export function trustWordsFor(locale: string): TrustWords {
  return wordsByLanguage[locale.split("-")[0] ?? ""] ?? english;
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
