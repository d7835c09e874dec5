/** Seals words for one report, so that only who has the installation's key reads them. Opening throws CONFIGURATION. */
export type ReportSealer = {
  seal: (place: SealedPlace, words: string) => string;
  open: (place: SealedPlace, sealed: string) => string;
};

export type SealedPlace = { reportId: string; name: "report" | "answer" };
