// Only for the browser: plain Node cannot import style sheets.
import "@fontsource-variable/baloo-bhaijaan-2/wght.css";
import "@fontsource-variable/bricolage-grotesque/opsz.css";
import "@fontsource-variable/noto-sans-arabic/wght.css";
import "@fontsource-variable/noto-sans-jp/wght.css";
import "@fontsource-variable/nunito/wght.css";
import "@fontsource/m-plus-rounded-1c/800.css";
import { display, text } from "./type.ts";

/**
 * Loads the fonts of every letter of a text.
 * Large fonts come in many files, of which the browser takes those that hold the letters.
 */
export async function fontsFor(letters: string): Promise<void> {
  const faces = [display, text].flatMap(({ fontFamily, fontWeight }) =>
    String(fontFamily)
      .split(", ")
      .filter((family) => family.startsWith('"'))
      .map((family) => document.fonts.load(`${fontWeight} 40px ${family}`, letters)),
  );
  await Promise.all(faces);
}
