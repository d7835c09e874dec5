import { useParams } from "react-router";
import { useAnswer } from "../../data/answers.ts";
import { Shown } from "../../parts/Shown.tsx";
import { Editor } from "./Editor.tsx";

/** Reads the newest words of one language and opens them. */
export function EditorPage() {
  const { episodeId = "", locale = "" } = useParams();
  const version = useAnswer("get /api/v1/episodes/:episodeId/scripts/:locale", { params: { episodeId, locale } });
  return (
    <Shown asked={version} lines={8}>
      {(newest) => <Editor key={`${episodeId} ${locale}`} newest={newest} />}
    </Shown>
  );
}
