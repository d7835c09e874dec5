import { type ReactNode, useEffect } from "react";
import { useAccount } from "../api/account.ts";
import { useCampaign } from "../api/campaign.ts";
import { ProblemError } from "../api/problem.ts";
import { SignInAgain } from "./SignInAgain.tsx";
import { Fault } from "./states/Fault.tsx";

/** Lets in who is signed in; everybody else goes to the sign-in page, and comes back to where they wanted to be. */
export function Gate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useAccount();
  // What stands above each page is said of it: once it is known, nothing below has to make room.
  const { isPending } = useCampaign();
  const isOut = !data && error instanceof ProblemError && error.status === 401;
  useEffect(() => {
    if (!isOut) return;
    const { pathname, search } = window.location;
    window.location.replace(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  }, [isOut]);
  if (data && !isPending) {
    return (
      <>
        {children}
        <SignInAgain />
      </>
    );
  }
  // Until then the page shows what stands in index.html.
  if (data || !error || isOut) return null;
  return (
    <main className="shell-main">
      <Fault error={error} again={() => void refetch()} />
    </main>
  );
}
