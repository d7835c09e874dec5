// What `npx remotion render` is started with, so that it encodes as the other ways do.
import { Config } from "@remotion/cli/config";
import { encodeAlike } from "./encode-alike.ts";

Config.setPublicDir("videos/public");
Config.overrideFfmpegCommand(encodeAlike);
