import { useHotkeys } from "@mantine/hooks";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { PLACES } from "./places.ts";

const PATIENCE_MS = 1500;

/** The keys that work on every page: G and a letter go somewhere, Ctrl K searches, ? shows them all. */
export function useKeys({ help, search }: { help: () => void; search: () => void }): void {
  const navigate = useNavigate();
  const pressedG = useRef(0);
  const ways = PLACES.map(({ key, to }): [string, () => void] => [
    key,
    () => {
      if (Date.now() - pressedG.current < PATIENCE_MS) navigate(to);
      pressedG.current = 0;
    },
  ]);
  useHotkeys([
    ["shift+?", help, { usePhysicalKeys: false }],
    ["mod+K", search],
    [
      "g",
      () => {
        pressedG.current = Date.now();
      },
    ],
    ...ways,
  ]);
  useHotkeys([["mod+K", search]], []);
}
