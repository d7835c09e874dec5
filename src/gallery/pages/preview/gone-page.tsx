import { CloudedSun } from "../drawings.tsx";
import { htmlDocument } from "../layout.tsx";
import { PreviewFrame } from "./frame.tsx";
import { PREVIEW_WORDS as words } from "./words.ts";

/** The page at every preview address that opens nothing, the same for each reason. */
export function previewGonePage(): string {
  return htmlDocument(
    <PreviewFrame title={words.goneTitle} kind="notice">
      <div className="empty">
        <CloudedSun />
        <h1>{words.goneTitle}</h1>
        <p>{words.goneText}</p>
      </div>
    </PreviewFrame>,
  );
}
