import { Button, NativeSelect, PasswordInput, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { ActForm } from "../../../parts/ActForm.tsx";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = 24;
const LEAST_PASSWORD = 8;

/** Asks for whom a link is, what they may do, how long, and whether there is a password. */
export function NewLink({ contentHash, close }: { contentHash: string; close: () => void }) {
  const { t } = useTranslation();
  const [madeFor, setMadeFor] = useState("");
  const [scope, setScope] = useState<"watch" | "comment">("comment");
  const [days, setDays] = useState(7);
  const [password, setPassword] = useState("");
  const make = useAct("post /api/v1/reviews/:contentHash/preview-links");
  const isShort = password !== "" && password.length < LEAST_PASSWORD;
  return (
    <div className="stack tight">
      <ActForm
        name={t("review.links.makeNow")}
        reason="none"
        isReady={madeFor.trim() !== "" && !isShort}
        said={t("review.links.made", { name: madeFor.trim() })}
        done={close}
        act={() =>
          make.mutateAsync({
            said: {
              params: { contentHash },
              body: {
                scope,
                hours: days * HOURS,
                madeFor: madeFor.trim(),
                ...(password === "" ? {} : { password }),
              },
            },
          })
        }
      >
        <p className="small quiet">{t("review.links.means")}</p>
        <TextInput
          label={t("review.links.madeFor")}
          description={t("review.links.madeForWhy")}
          maxLength={120}
          required
          value={madeFor}
          onChange={({ currentTarget }) => setMadeFor(currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t("review.links.scope")}
          data={(["comment", "watch"] as const).map((value) => ({ value, label: t(`review.links.${value}`) }))}
          value={scope}
          onChange={(value) => setScope(value as "watch" | "comment")}
        />
        <NativeSelect
          label={t("review.links.days")}
          data={DAYS.map((value) => ({ value: String(value), label: t("review.links.lasts", { count: value }) }))}
          value={String(days)}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        />
        <PasswordInput
          size="md"
          label={t("review.links.password")}
          description={t("review.links.passwordWhy")}
          autoComplete="new-password"
          maxLength={256}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          error={isShort ? t("review.links.passwordShort", { count: LEAST_PASSWORD }) : undefined}
          visibilityToggleButtonProps={{ "aria-label": t("review.links.showPassword"), size: 44 }}
        />
      </ActForm>
      <div>
        <Button variant="subtle" onClick={close}>
          {t("review.links.leave")}
        </Button>
      </div>
    </div>
  );
}
