import ts from "typescript";
import type { Source } from "./sources.ts";
import { parseSource, someNode } from "./syntax.ts";

const READERS = [
  "src/config/env.ts",
  // Says "production" before any library asks.
  "src/cli/bin.mjs",
  // These hand an environment on to a process they start, or are that process.
  "src/build.mjs",
  "src/infra/ffmpeg/run.ts",
  "src/infra/drawing/host.ts",
  "src/infra/drawing/renderer.ts",
];

/** The environment is read in one place, so that every setting has a name, a check and a meaning there. */
export function findEnvironmentFaults(source: Source): string[] {
  if (READERS.includes(source.path)) return [];
  return someNode(parseSource(source), readsEnvironment) ? [`${source.path} reads the environment by itself`] : [];
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === "process.env";
  if (ts.isElementAccessExpression(node)) return /^process\[["'`]env/.test(node.getText());
  if (ts.isVariableDeclaration(node))
    return node.initializer?.getText() === "process" && /\benv\b/.test(node.name.getText());
  return ts.isImportDeclaration(node) && /^["'](node:)?process["']$/.test(node.moduleSpecifier.getText());
}
