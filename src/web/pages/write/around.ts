import { createContext, useContext } from "react";
import type { Finding } from "./findings.ts";
import type { Media, Script, Source } from "./script.ts";

/** What the fields of a script ask of the editor around them. */
export type Around = {
  script: Script;
  isLocked: boolean;
  sources: readonly Source[];
  presenters: readonly { slug: string; name: string }[];
  findings: readonly Finding[];
  /** Puts a value at the end of a path through the script; undefined takes it away. */
  put: (path: readonly string[], next: unknown) => void;
  /** Puts other words in the place of all, as one step. */
  replace: (script: Script) => void;
  /** Lets somebody choose a file that was brought; answers its name in the script. */
  chooseFile: (kind: Media["kind"], chosen: (file: string) => void) => void;
};

const Context = createContext<Around | null>(null);
export const AroundFields = Context.Provider;

export function useAround(): Around {
  const around = useContext(Context);
  if (!around) throw new Error("Fields stand in an editor.");
  return around;
}
