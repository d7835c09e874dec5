import { CLOTHES } from "./Clothes.tsx";
import { Head } from "./Face.tsx";
import { BEHIND, FRONT } from "./Hair.tsx";
import { FACES, type Look } from "./looks.ts";

type Props = { look: Look; size: number; isBlinking: boolean };

/** One of the five drawn people, head and shoulders, in a square that the shoulders may leave below. */
export function Person({ look, size, isBlinking }: Props) {
  const face = FACES[look];
  return (
    <svg
      aria-hidden="true"
      viewBox="-260 -250 520 520"
      width={size}
      height={size}
      style={{ display: "block", overflow: "visible" }}
    >
      {BEHIND[look]}
      <path d="M-44 60V118C-46 150-70 160-96 172C-70 250 70 250 96 172C70 160 46 150 44 118V60Z" fill={face.skin} />
      <path d="M-44 84C-24 132 24 132 44 84V118C24 152-24 152-44 118Z" fill={face.shade} />
      {CLOTHES[look]}
      <Head face={face} hasEars={look !== "sol"} isBlinking={isBlinking} />
      {FRONT[look]}
    </svg>
  );
}
