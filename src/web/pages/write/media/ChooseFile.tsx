import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Media } from "../script.ts";
import { Bring } from "./Bring.tsx";
import { Tiles } from "./Tiles.tsx";

type Parts = {
  kind: Media["kind"];
  media: readonly Media[];
  close: () => void;
  /** The name of the file in the script, and which it is. */
  take: (file: string, mediaId: string) => void;
};

const ENDS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "audio/wav": "wav",
};

/** Lets somebody choose one of the files that were brought, or bring another. */
export default function ChooseFile({ kind, media, close, take }: Parts) {
  const { t } = useTranslation();
  const fitting = media.filter((one) => one.kind === kind);
  const choose = (one: Media) => take(nameOf(one), one.id);
  return (
    <Modal opened onClose={close} size="lg" title={t("write.chooseFile")}>
      <div className="stack">
        <Bring kind={kind} brought={choose} />
        <Tiles
          media={fitting}
          action={(one) => (
            <Button variant="default" onClick={() => choose(one)}>
              {t("write.media.take")}
            </Button>
          )}
        />
      </div>
    </Modal>
  );
}

/** A name that no other file has in the script: by what is in it. */
function nameOf({ kind, sha256, mediaType }: Media): string {
  const end =
    ENDS[mediaType] ??
    mediaType
      .split("/")[1]
      ?.replace(/[^a-z0-9]/g, "")
      .slice(0, 4) ??
    "bin";
  return `media/${kind}-${sha256.slice(0, 8)}.${end}`;
}
