import { Composition, Folder } from "remotion";
import { formatSchema, type Storyboard, storyboardSchema } from "#storyboards/index.ts";
import { Episode } from "./Episode.tsx";
import { sampleScenes, sampleStoryboard } from "./samples.ts";

function Video({ id, storyboard }: { id: string; storyboard: Storyboard }) {
  return (
    <Composition
      id={id}
      component={Episode}
      schema={storyboardSchema}
      defaultProps={storyboard}
      calculateMetadata={({ props: { width, height, fps, durationFrames } }) => ({
        width,
        height,
        fps,
        durationInFrames: durationFrames,
      })}
    />
  );
}

/** Everything the studio and the renderer can open: the episode, and each kind of scene alone. */
export function Root() {
  return (
    <>
      <Video id="episode" storyboard={sampleStoryboard("vertical")} />
      {formatSchema.options.map((format) => (
        <Folder key={format} name={format}>
          {sampleScenes.map((scene) => (
            <Video key={scene.kind} id={`${format}-${scene.kind}`} storyboard={sampleStoryboard(format, [scene])} />
          ))}
        </Folder>
      ))}
    </>
  );
}
