import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

type Parts = {
  /** Where the pages before this one began. */
  cursors: readonly string[];
  setCursors: (cursors: string[]) => void;
  next: string | null | undefined;
};

/** To newer and older pages of a list, where it has more than one. */
export function Pager({ cursors, setCursors, next }: Parts) {
  const { t } = useTranslation();
  if (cursors.length === 0 && !next) return null;
  return (
    <div className="row">
      <Button variant="default" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
        {t("people.newer")}
      </Button>
      <Button variant="default" disabled={!next} onClick={() => next && setCursors([...cursors, next])}>
        {t("people.older")}
      </Button>
    </div>
  );
}
