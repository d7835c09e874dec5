import { type ReactNode, useEffect } from "react";
import { useAccount } from "../api/account.ts";
import { ProblemError } from "../api/problem.ts";
import { SignInAgain } from "./SignInAgain.tsx";
import { Fault } from "./states/Fault.tsx";
import { Loading } from "./states/Loading.tsx";

/** Lets in who is signed in; everybody else goes to the sign-in page, and comes back to where they wanted to be. */
export function Gate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useAccount();
  const isOut = !data && error instanceof ProblemError && error.status === 401;
  useEffect(() => {
    if (!isOut) return;
    const { pathname, search } = window.location;
    window.location.replace(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  }, [isOut]);
  if (data) {
    return (
      <>
        {children}
        <SignInAgain />
      </>
    );
  }
  if (error && !isOut) return <Fault error={error} again={() => void refetch()} />;
  return <Loading />;
}
