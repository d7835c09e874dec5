/** The fleet's tests must never pass because they ran on the embedded default instead. */
export default function demandFleet(): void {
  const missing = ["DATABASE_URL", "REDIS_URL"].filter((name) => !process.env[name]);
  if (missing.length === 0) return;
  throw new Error(`The fleet project needs a Postgres and a Redis: set ${missing.join(" and ")}.`);
}
