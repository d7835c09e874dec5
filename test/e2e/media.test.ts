import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { madeFiles, png, tone, wav } from "../unit/infra/media/made-files.ts";
import { sunny } from "./run-sunny.ts";

const made = madeFiles();
afterAll(made.remove);

const SCRIPT = `
episode: with-media
locale: de
title: With media
topic: Test
audience: Whoever runs the tests
action: Look
presenter: demo-robin
nextCheckOn: 2027-05-03
scenes:
  - id: photo
    kind: presenter
    name: Robin
    role: Tester
    says: Ein Foto von mir.
    portrait: { kind: photo, file: media/robin.png }
    narration: Ein Foto von mir.
    recording: media/robin.wav
    seconds: 2
  - id: clip
    kind: presenter
    name: Robin
    role: Tester
    says: Ein Film von mir.
    portrait: { kind: clip, file: media/robin.mp4 }
    narration: Ein Film von mir.
    seconds: 2
`;

test("a script with a photo, a clip and a recorded voice beside it becomes a video, by whatever path it is named", async () => {
  made.write("media/robin.png", png(640, 640));
  made.write("media/robin.wav", wav(tone(1)));
  const film = ["-t", "1", "-vf", "rotate=t", "-pix_fmt", "yuv420p", "-preset", "ultrafast"];
  await made.convert("media/robin.png", "media/robin.mp4", film, ["-loop", "1", "-framerate", "30"]);
  writeFileSync(made.path("de.yaml"), SCRIPT);
  const out = join(made.folder, "out.mp4");
  const { code, out: said } = await sunny(
    ["render", "de.yaml", "--format", "square", "--quality", "draft", "--out", out, "--json"],
    { cwd: made.folder },
  );
  expect(code).toBe(0);
  const { voice, framesCaptured, framesReused, durationFrames } = JSON.parse(said);
  expect({ voice, frames: framesCaptured + framesReused }).toEqual({ voice: "recorded", frames: durationFrames });
  // A second of film is thirty pictures of its own; the photo is held.
  expect(framesCaptured).toBeGreaterThan(30);
});
