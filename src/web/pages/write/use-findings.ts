import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask } from "../../api/ask.ts";
import { ProblemError } from "../../api/problem.ts";
import { allFindings, type Finding, formFindings } from "./findings.ts";
import type { Script, Version } from "./script.ts";

const SETTLED_MS = 500;

/** What is wrong with the words as they are typed: at once what no script may be, and a moment later what the rules say. */
export function useFindings(script: Script, newest: Version | null) {
  const [settled] = useDebouncedValue(script, SETTLED_MS);
  const isWhole = useMemo(() => formFindings(settled).length === 0, [settled]);
  const { data: linted, error } = useQuery({
    queryKey: ["lint", settled],
    enabled: isWhole,
    queryFn: async ({ signal }): Promise<Finding[]> => {
      try {
        return (await ask("post /api/v1/lint", { body: settled }, { signal })).body.findings;
      } catch (refused) {
        if (!(refused instanceof ProblemError) || refused.status !== 400) throw refused;
        return refused.at.map(({ path, words }) => ({ rule: null, severity: "error", path, says: words, instead: "" }));
      }
    },
    placeholderData: (last) => last,
    retry: false,
  });
  return useMemo(() => {
    const saved = newest && { script: newest.body, findings: newest.findings ?? [] };
    const findings = allFindings(script, isWhole ? (linted ?? []) : [], saved);
    const isWritable = !findings.some(({ rule }) => rule === null);
    // Whoever cannot ask the rules now still sees what is counted here.
    return { findings, isWritable, error: isWhole ? error : null };
  }, [script, linted, isWhole, newest, error]);
}
