import type { Transaction } from "#access/index.ts";
import type { PersonSealer } from "../ports.ts";
import { digestOf } from "../secrets.ts";
import { plainRecoveryCode } from "./recovery-codes.ts";
import { findTotp, takeRecoveryCode, takeTotpStep } from "./store.ts";
import { stepOfCode } from "./totp.ts";

const SIX_DIGITS = /^[0-9]{3} ?[0-9]{3}$/;
/** The name under which the secret of an authenticator app is sealed. */
export const TOTP_SECRET = "totp";

type Typed = { personId: string; code: string; now: Date };

/** Takes a code of the authenticator app or a recovery code, each once; null when it is neither. */
export async function takeCode(tx: Transaction, typed: Typed, sealer: PersonSealer) {
  const code = typed.code.trim();
  if (SIX_DIGITS.test(code)) return (await takeTotpCode(tx, { ...typed, code }, sealer)) ? "totp" : null;
  const { personId, now } = typed;
  const isTaken = await takeRecoveryCode(tx, { personId, codeHash: digestOf(plainRecoveryCode(code)), now });
  return isTaken ? "recovery" : null;
}

async function takeTotpCode(tx: Transaction, { personId, code, now }: Typed, sealer: PersonSealer): Promise<boolean> {
  const totp = await findTotp(tx, personId);
  if (!totp?.confirmedAt) return false;
  const step = stepOfCode(sealer.open({ personId, name: TOTP_SECRET }, totp.sealed), code.replace(" ", ""), now);
  return step !== null && takeTotpStep(tx, personId, step);
}
