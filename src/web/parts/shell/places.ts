import { CalendarDays, Clapperboard, House, type LucideIcon, PenLine, Send, ShieldCheck, Users } from "lucide-react";

export type PlaceName = "home" | "write" | "review" | "plan" | "deliver" | "run" | "people";
export type Place = { name: PlaceName; to: string; icon: LucideIcon; key: string };

/** How many of them a phone has within reach of the thumb. */
export const IN_REACH = 4;

/** Where one can go; `key` is pressed after G. */
export const PLACES: readonly Place[] = [
  { name: "home", to: "/", icon: House, key: "h" },
  { name: "write", to: "/write", icon: PenLine, key: "w" },
  { name: "review", to: "/review", icon: ShieldCheck, key: "r" },
  { name: "plan", to: "/plan", icon: CalendarDays, key: "p" },
  { name: "deliver", to: "/deliver", icon: Send, key: "d" },
  { name: "run", to: "/run", icon: Clapperboard, key: "u" },
  { name: "people", to: "/people", icon: Users, key: "e" },
];
