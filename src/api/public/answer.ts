import type { Edition } from "#gallery/index.ts";

/** What an address of the public page answers with, before it is written for one visitor. */
export type Answer =
  | {
      status?: 200 | 404 | 410;
      type: string;
      body: string;
      /** Other sites may frame the player, and nothing else. */
      isFramed?: boolean;
      /** Data that scripts of other sites may read. */
      isData?: boolean;
      /** Made for one question of many: not kept. */
      isFleeting?: boolean;
    }
  | { moved: string };

export type Asked = {
  edition: Edition;
  /** The language tag in the address; undefined at plain ones. */
  tag: string | undefined;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
};

/** Answers an address from what is public; null when there is nothing at it. */
export type Answerer = (asked: Asked) => Answer | null | Promise<Answer | null>;

export const page = (
  body: string,
  more: { status?: 404 | 410; isFramed?: boolean; isFleeting?: boolean } = {},
): Answer => ({
  type: "text/html; charset=utf-8",
  body,
  ...more,
});

export const asData = (type: string, body: string): Answer => ({ type, body, isData: true });
