// What we use of it; its published types know no keepAllGlyphs.
declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    letters: string,
    options: { targetFormat: "sfnt"; keepAllGlyphs?: boolean },
  ): Promise<Buffer>;
}
