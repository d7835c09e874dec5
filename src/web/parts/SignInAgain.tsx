import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { ask } from "../api/ask.ts";
import { endWaiting, onWaiting, whyWaiting } from "../api/sign-in-again.ts";
import { later } from "./later.tsx";
import { useEver } from "./use-ever.ts";

const SignInDialog = later(() => import("./SignInDialog.tsx"));

/** Asks to sign in again in another tab while everything here stays as it is; what was to be done is done then. */
export function SignInAgain() {
  const queries = useQueryClient();
  const why = useSyncExternalStore(onWaiting, whyWaiting);
  const [isStillOut, setStillOut] = useState(false);

  const look = useCallback(async () => {
    const account = await ask("get /api/v1/account", {}, { throwsSignedOut: true }).catch(() => null);
    const isEnough = account !== null && (why !== "fresh" || account.body.session.isFresh);
    setStillOut(!isEnough);
    if (!isEnough) return;
    queries.setQueryData(["account"], account.body);
    endWaiting(true);
  }, [why, queries]);

  useEffect(() => {
    setStillOut(false);
    if (why === null) return;
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [why, look]);

  // Fetched before it is needed: by then another version may be served, and what is typed must not be lost for that.
  useEffect(() => void SignInDialog.fetch(), []);

  const wasAsked = useEver(why !== null);
  if (!wasAsked) return null;
  return (
    <Suspense fallback={null}>
      <SignInDialog why={why} isStillOut={isStillOut} look={() => void look()} giveUp={() => endWaiting(false)} />
    </Suspense>
  );
}
