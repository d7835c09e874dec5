/** What is wrong with how a script is read or set, and where: `path` is a field such as `scenes.2.title`. */
export type FitFinding = {
  rule: "F01" | "F02" | "F03" | "F04" | "F05" | "F06" | "F07" | "F08";
  severity: "error" | "warning";
  path: string;
  says: string;
  instead: string;
};
