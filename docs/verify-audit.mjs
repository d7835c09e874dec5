// Verifies an exported audit record without Sunny Corner: node verify-audit.mjs entries.ndjson [audit-checkpoints.ndjson public-key]
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [entries, checkpoints, key] = process.argv.slice(2);

// RFC 8785, for the JSON that a record holds: keys in the order of their UTF-16 code units, no spaces.
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
};
const fail = (words) => {
  process.stdout.write(`${words}\n`);
  process.exit(1);
};

let prevHash;
const hashes = new Map();
for await (const line of createInterface({ input: createReadStream(entries) })) {
  const { hash, ...entry } = JSON.parse(line);
  const { version, seq, requestId, ...first } = entry;
  const told = version > 1 ? entry : requestId === null ? first : { ...first, requestId };
  if (prevHash !== undefined && entry.prevHash !== prevHash) fail(`Entry ${seq} does not follow the one before it.`);
  if (createHash("sha256").update(canonical(told)).digest("hex") !== hash) fail(`Entry ${seq} was changed.`);
  prevHash = hash;
  hashes.set(seq, hash);
}

let signed = 0;
if (checkpoints) {
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  for (const line of readFileSync(checkpoints, "utf8").trimEnd().split("\n")) {
    const { signature, ...checkpoint } = JSON.parse(line);
    const isOurs = verify(null, Buffer.from(canonical(checkpoint)), publicKey, Buffer.from(signature, "base64url"));
    if (!isOurs) fail(`The checkpoint of entry ${checkpoint.seq} was not signed with this key.`);
    if (hashes.get(checkpoint.seq) !== checkpoint.headHash)
      fail(`Entry ${checkpoint.seq} is not the one that was signed.`);
    signed += 1;
  }
}
process.stdout.write(`${hashes.size} entries follow from each other; ${signed} checkpoints agree.\n`);
