import type { AccountPorts } from "#accounts/index.ts";

const never = () => {
  throw new Error("Nobody signs in in this test.");
};

/** For tests in which nobody signs in. */
export const noAccounts: AccountPorts = {
  passwords: { hash: never, verify: never, isCurrent: never },
  sealer: { seal: never, open: never },
  relyingParty: { id: "localhost", name: "Sunny Corner", origin: "http://localhost" },
};
