import type { AccountPorts } from "#accounts/index.ts";
import type { AppParts } from "#api/app.ts";
import type { PreviewPorts } from "#api/ports.ts";

const never = () => {
  throw new Error("Nobody signs in in this test.");
};

/** For tests in which nobody signs in. */
export const noAccounts: AccountPorts = {
  passwords: { hash: never, verify: never, isCurrent: never },
  sealer: { seal: never, open: never },
  relyingParty: { id: "localhost", name: "Sunny Corner", origin: "http://localhost" },
};

/** For tests in which nobody opens a preview link. */
export const noPreview: PreviewPorts = { keys: [], passwords: { hash: never, verify: never } };

/** For tests in which nobody asks the admin API. */
export const noAdminWork = {
  accounts: noAccounts,
  preview: noPreview,
  drawing: {} as never,
  channels: {},
  secrets: {} as never,
  trail: {
    signer: () => Promise.reject(new Error("Nothing is signed here.")),
    checkpoints: { read: async () => [] },
  },
} satisfies Partial<AppParts>;
