import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccount } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import type { Reviewed } from "./reviewed.ts";

/** One's own approval or request for changes, taken back with a reason as long as it is in force. */
export function TakeBack({ review: { contentHash, approvals, changeRequests } }: { review: Reviewed }) {
  const { t } = useTranslation();
  const { data } = useAccount();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useAct("post /api/v1/reviews/:contentHash/withdrawals");
  const isOwn = ({ by }: { by: { id: string | null } }) => by.id !== null && by.id === data?.person.id;
  const approval = approvals.find((one) => isOwn(one) && one.void === null);
  const request = changeRequests.find((one) => isOwn(one) && one.withdrawnAt === null);
  if (!approval && !request) return null;
  const name = t(approval ? "review.takeBack.approval" : "review.takeBack.request");
  if (!isOpen) {
    return (
      <div className="not-printed">
        <Button variant="default" onClick={() => setOpen(true)}>
          {name}
        </Button>
      </div>
    );
  }
  return (
    <div className="stack tight">
      <ActForm
        name={name}
        reason="needed"
        said={t("review.takeBack.done")}
        done={() => setOpen(false)}
        act={(reason) => withdraw.mutateAsync({ said: { params: { contentHash }, body: { reason } } })}
      >
        <p>{t(approval ? "review.takeBack.approvalMeans" : "review.takeBack.requestMeans")}</p>
      </ActForm>
      <div>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {t("review.takeBack.leave")}
        </Button>
      </div>
    </div>
  );
}
