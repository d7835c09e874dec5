import { useState } from "react";

/** Whether something was ever wanted: what it needs is loaded then, and stays for its way out and the next time. */
export function useEver(isWanted: boolean): boolean {
  const [wasWanted, setWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWanted(true);
  return wasWanted || isWanted;
}
