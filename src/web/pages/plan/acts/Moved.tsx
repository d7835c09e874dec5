import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { Fault } from "../../../parts/states/Fault.tsx";

type Back = { slotId: string; version: number; wallTime: string }[];
type Parts = { words: string; scheduleId: string; back: Back };

// Long enough to see in the calendar that it was the wrong day.
const SHOWN_MS = 20_000;

/** Says that slots were moved, and takes it back for whoever wants that. */
export function sayMoved(moved: Parts): void {
  const id = crypto.randomUUID();
  notifications.show({ id, autoClose: SHOWN_MS, message: <Moved {...moved} id={id} /> });
}

function Moved({ words, scheduleId, back, id }: Parts & { id: string }) {
  const { t } = useTranslation();
  const move = useAct("post /api/v1/schedules/:scheduleId/moves");
  const undo = async () => {
    const reason = t("act.move.undoReason");
    await move.mutateAsync({ said: { params: { scheduleId }, body: { moves: back, reason } } });
    notifications.hide(id);
    notifications.show({ message: t("act.move.undone") });
  };
  return (
    <div className="stack tight">
      <p>{words}</p>
      {move.error && <Fault error={move.error} />}
      <div>
        <Button
          variant="default"
          loading={move.isPending}
          onClick={() => {
            // What went wrong stands in `move.error`.
            undo().catch(() => undefined);
          }}
        >
          {t("act.move.undo")}
        </Button>
      </div>
    </div>
  );
}
