import type { ReactNode } from "react";
import { Fault } from "./states/Fault.tsx";
import { Loading } from "./states/Loading.tsx";

type Asked<Data> = { data: Data | undefined; error: Error | null; refetch: () => unknown };

/** What was asked for once it is there; until then that it is on its way, or what went wrong. */
export function Shown<Data>({
  asked: { data, error, refetch },
  lines = 3,
  children,
}: {
  asked: Asked<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (error) return <Fault error={error} again={() => void refetch()} />;
  return <Loading lines={lines} />;
}
