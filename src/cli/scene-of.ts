import { InvalidInputError } from "#core/errors.ts";
import type { ReadFile } from "./compile-file.ts";

/** The id of a scene, if there is one of this id in the file, or none was asked for. Throws INVALID_INPUT. */
export function sceneOf({ file, script: { scenes } }: ReadFile, id: string | undefined): string | undefined {
  const ids = scenes.map((scene) => scene.id);
  if (id === undefined || ids.includes(id)) return id;
  throw new InvalidInputError(file, [{ path: "scenes", message: `has no ${id}; there are ${ids.join(", ")}` }]);
}
