import { type Browser, type CDPSession, chromium } from "playwright-core";
import { findBrowser } from "#infra/drawing/browser.ts";

/** Options of a ceremony, as the API gives them. */
export type Ceremony = Record<string, unknown> & { challenge: string };

/** A real browser with a virtual authenticator in place of a finger and a chip. */
export async function openPasskeyBrowser() {
  const browser = await chromium.launch({
    executablePath: findBrowser(undefined),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  return {
    browser,
    at: (address: string, kind?: Kind) => openDevice(browser, address, kind),
    close: () => browser.close(),
  };
}

export type Device = Awaited<ReturnType<typeof openDevice>>;

type Credential = {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
};

/** Whether the authenticator can ask for a finger, a face or a PIN at all. */
type Kind = { canVerify: boolean };

/** A page at an address, on a device with an authenticator of its own. */
async function openDevice(browser: Browser, address: string, { canVerify }: Kind = { canVerify: true }) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: canVerify,
    isUserVerified: canVerify,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    page,
    /** Makes a passkey. */
    make: (ceremony: Ceremony) =>
      page.evaluate(async (json) => {
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json as never);
        const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
        return made.toJSON() as unknown;
      }, ceremony),
    /** Signs with a passkey. */
    sign: (ceremony: Ceremony) =>
      page.evaluate(async (json) => {
        const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json as never);
        const signed = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
        return signed.toJSON() as unknown;
      }, ceremony),
    /** Whether the finger on it is the right one. */
    verifyUser: (isUserVerified: boolean) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    /** What the authenticator holds; private keys too, for it is not a real one. */
    credentials: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    /** Puts a credential in, in place of one of the same id: a copy that was made earlier, or another device's. */
    hold: async (credential: Credential) => {
      const { credentialId } = credential;
      await cdp.send("WebAuthn.removeCredential", { authenticatorId, credentialId }).catch(() => {});
      await cdp.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
    drop: (credentialId: string) => cdp.send("WebAuthn.removeCredential", { authenticatorId, credentialId }),
  };
}
