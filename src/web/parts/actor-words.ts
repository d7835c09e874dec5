/** Who did something, by name where the name is known; a job by its own name. */
export function actorWords(actor: Record<string, unknown>, people: readonly { id: string; name: string }[]): string {
  const { type, personId, job } = actor;
  if (type === "system") return String(job);
  const name = people.find(({ id }) => id === personId)?.name ?? String(personId).slice(0, 8);
  return type === "token" ? `${name} (token)` : name;
}
