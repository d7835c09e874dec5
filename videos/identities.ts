// The thread that tells frames apart: draws each as text, in plain Node, and names its picture.
import { parentPort, workerData } from "node:worker_threads";
import { identityOf } from "./frame-identity.ts";
import { stillMarkup } from "./still-markup.tsx";

const { storyboard, from, to } = workerData;
const markupAt = stillMarkup(storyboard);
parentPort?.postMessage(Array.from({ length: to - from }, (_, index) => identityOf(markupAt(from + index))));
