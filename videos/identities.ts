// The thread that tells frames apart: draws each as text, in plain Node, and names its picture. It ends when one cannot be.
import { parentPort } from "node:worker_threads";
import { identityOf } from "./frame-identity.ts";
import { stillMarkup } from "./still-markup.tsx";

parentPort?.on("message", ({ storyboard, from, to }) => {
  const markupAt = stillMarkup(storyboard);
  parentPort?.postMessage(Array.from({ length: to - from }, (_, index) => identityOf(markupAt(from + index))));
});
