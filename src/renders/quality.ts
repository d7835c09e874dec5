/** `draft` is half size and quick, to look at; `final` is what may be released. */
export type Quality = "draft" | "final";

/** How much of the full size is drawn. */
export const SCALE: Record<Quality, number> = { draft: 0.5, final: 1 };
