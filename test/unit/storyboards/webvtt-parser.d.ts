declare module "webvtt-parser" {
  type Node = { type: string; value?: string | number; children?: Node[] };
  type Cue = { startTime: number; endTime: number; text: string; tree: Node };
  type Parsed = { cues: Cue[]; errors: { message: string; line: number }[] };
  class WebVTTParser {
    constructor(entities: Readonly<Record<string, string>>);
    parse(file: string, mode: "chapters" | "subtitles/captions/descriptions" | "metadata"): Parsed;
  }
  // A CommonJS module, whose names plain Node cannot import one by one.
  const parser: { WebVTTParser: typeof WebVTTParser };
  export default parser;
}
