import { generateKeyPairSync } from "node:crypto";
import { signerOf } from "#core/signed.ts";
import type { Letter, Mailer } from "#notifications/index.ts";

const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
export const MAIL_KEY = signer.key;

/** What a worker needs to send mail, with a mailer that takes everything, or another one. */
export function mailPorts(send: Mailer["send"] = async () => {}) {
  return { mailer: { send }, signer: async () => signer, origin: "https://videos.example.org" };
}

/** A mailer that keeps what it took. */
export function keepingMailer() {
  const taken: Letter[] = [];
  return { taken, ...mailPorts(async (letter) => void taken.push(letter)) };
}
