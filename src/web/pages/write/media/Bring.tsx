import { Button, NativeSelect, Progress } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/account.ts";
import { Fault } from "../../../parts/states/Fault.tsx";
import type { Media } from "../script.ts";
import { upload } from "./upload.ts";

const TAKES = { picture: "image/*", clip: "video/*", recording: "audio/*" } as const;

/** Brings a picture, clip or recording. A kind that is given is the only one. */
export function Bring({ kind: only, brought }: { kind?: Media["kind"]; brought?: (media: Media) => void }) {
  const { t } = useTranslation();
  const may = useMay()("media:upload");
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, choose] = useState<Media["kind"]>("picture");
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const kind = only ?? chosen;
  if (!may) return <p className="hint tone-calm">{t("write.media.mayNot")}</p>;
  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(null);
    setShare(0);
    try {
      const media = await upload(kind, file, setShare);
      await queries.invalidateQueries();
      brought?.(media);
    } catch (fault) {
      setError(fault);
    } finally {
      setShare(null);
      if (input.current) input.current.value = "";
    }
  };
  return (
    <div className="stack tight">
      <div className="row write-bring">
        {only === undefined && (
          <NativeSelect
            label={t("write.media.kind")}
            value={chosen}
            data={(["picture", "clip", "recording"] as const).map((value) => ({
              value,
              label: t(`write.media.${value}`),
            }))}
            onChange={({ currentTarget }) => choose(currentTarget.value as Media["kind"])}
          />
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={TAKES[kind]}
          aria-label={t("write.media.bring")}
          onChange={({ currentTarget }) => void send(currentTarget.files?.[0])}
        />
        <Button
          leftSection={<Upload aria-hidden="true" size={18} />}
          loading={share !== null}
          onClick={() => input.current?.click()}
        >
          {t("write.media.bring")}
        </Button>
      </div>
      <p className="small quiet">{t("write.media.means")}</p>
      {share !== null && (
        <Progress.Root size="lg">
          <Progress.Section value={share * 100} aria-label={t("write.media.way")} />
        </Progress.Root>
      )}
      <p role="status" className="small">
        {share === null
          ? ""
          : share < 1
            ? t("write.media.share", { share: Math.round(share * 100) })
            : t("write.media.looked")}
      </p>
      {error !== null && <Fault error={error} />}
    </div>
  );
}
