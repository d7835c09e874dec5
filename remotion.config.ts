import { Config } from "@remotion/cli/config";

// Only what `npx remotion studio` needs; the product's renderer sets its own options.
Config.setEntryPoint("videos/index.ts");
Config.setPublicDir("videos/public");
Config.setVideoImageFormat("jpeg");
Config.setJpegQuality(92);
Config.setCodec("h264");
Config.setColorSpace("bt709");
