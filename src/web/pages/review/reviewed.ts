import type { AnswerOf } from "../../api/calls.ts";

/** All that a decision about one exact video rests on, as the API tells it. */
export type Reviewed = AnswerOf<"get /api/v1/reviews/:contentHash">;
