import type { Router } from "express";
import { plainPages } from "../plain-pages.ts";

/** The page on which administrators see every mail that was written, also where no server takes it. */
export function outboxPage(): Router {
  return plainPages("outbox", { pages: { "/outbox": "outbox.html" }, parts: ["outbox.css", "outbox.js"] });
}
