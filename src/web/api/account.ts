import { useQuery } from "@tanstack/react-query";
import { type Actor, may, type Permission } from "#access/index.ts";
import { ask } from "./ask.ts";

/** Who is signed in; an error with status 401 when nobody is. */
export function useAccount() {
  return useQuery({
    queryKey: ["account"],
    queryFn: async ({ signal }) => (await ask("get /api/v1/account", {}, { signal, throwsSignedOut: true })).body,
    staleTime: 60_000,
    retry: false,
  });
}

/** Whether whoever is signed in may, by the very table that the server asks. What it says is for showing; the server decides. */
export function useMay(): (permission: Permission, subject?: Parameters<typeof may>[2]) => boolean {
  const { data } = useAccount();
  if (!data) return () => false;
  const actor: Actor = {
    type: "person",
    personId: data.person.id,
    roles: data.session.roles,
    locales: data.person.locales,
  };
  return (permission, subject) => may(actor, permission, subject);
}
