// Bundles the scenes for the browser that draws them, once a build.
import { bundle } from "@remotion/bundler";
import { projectPath } from "#config/project.ts";

await bundle({
  entryPoint: projectPath("videos", "index.ts"),
  outDir: projectPath("dist", "remotion"),
  publicDir: projectPath("videos", "public"),
  rootDir: projectPath(),
  enableCaching: false,
});
