import { Button, MultiSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { scopesOf } from "#access/index.ts";
import { useAccount } from "../../api/account.ts";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Secret } from "../../parts/Secret.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";

type Token = ItemOf<"get /api/v1/tokens">;
const DAYS = 30;

/** One's own tokens for programs: what each may, how long, and when it was last used. */
export function Tokens() {
  const { t } = useTranslation();
  const tokens = useAnswer("get /api/v1/tokens", {});
  return (
    <>
      <Panel title={t("people.part.tokens")} about={t("people.tokensMean")}>
        <Shown asked={tokens}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("people.noTokens")} />
            ) : (
              <ul className="plain items">
                {items.map((token) => (
                  <Line key={token.id} token={token} />
                ))}
              </ul>
            )
          }
        </Shown>
      </Panel>
      <NewToken />
    </>
  );
}

function Line({ token: { id, name, scopes, expiresAt, lastUsedAt, revokedAt } }: { token: Token }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const revoke = useAct("delete /api/v1/tokens/:tokenId");
  const close = () => setOpen(false);
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{name}</strong> {revokedAt && <Mark state="void" words={t("people.revoked")} />}
          <br />
          <span className="small">{scopes.join(", ")}</span>
          <br />
          <span className="quiet small">
            {revokedAt ? t("people.revoked") : t("people.expires")} <When at={revokedAt ?? expiresAt} isAgo />
            {lastUsedAt && (
              <>
                , {t("people.lastUsed")} <When at={lastUsedAt} isAgo />
              </>
            )}
          </span>
        </span>
        {!revokedAt && (
          <Button
            variant="default"
            aria-expanded={isOpen}
            aria-label={t("people.revokeNamed", { name })}
            onClick={() => setOpen(!isOpen)}
          >
            {t("people.revoke")}
          </Button>
        )}
      </div>
      {isOpen && !revokedAt && (
        <ActForm
          name={t("people.revoke")}
          reason="none"
          isDangerous
          said={t("people.revokedSaid", { name })}
          done={close}
          cancel={close}
          act={() => revoke.mutateAsync({ said: { params: { tokenId: id } } })}
        >
          <p>{t("people.revokeMeans")}</p>
        </ActForm>
      )}
    </li>
  );
}

function NewToken() {
  const { t } = useTranslation();
  const { data: account } = useAccount();
  const [name, setName] = useState("");
  const [days, setDays] = useState(DAYS);
  const [scopes, setScopes] = useState<string[]>([]);
  const make = useAct("post /api/v1/tokens");
  return (
    <Panel title={t("people.newToken")}>
      {make.data && <Secret says={t("people.tokenOnce")} lines={[make.data.token]} />}
      <div className="own-form">
        <ActForm
          name={t("people.make")}
          reason="none"
          isReady={name !== "" && scopes.length > 0}
          said={t("people.made", { name })}
          done={() => {
            setName("");
            setScopes([]);
          }}
          act={() => make.mutateAsync({ said: { body: { name, days, scopes } } })}
        >
          <TextInput
            label={t("people.tokenName")}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            required
          />
          <NumberInput
            size="md"
            label={t("people.days")}
            min={1}
            max={90}
            value={days}
            onChange={(value) => setDays(Number(value))}
            hideControls
          />
          <MultiSelect
            size="md"
            label={t("people.scopes")}
            data={scopesOf(account?.session.roles ?? [])}
            value={scopes}
            onChange={setScopes}
            searchable
            required
          />
        </ActForm>
      </div>
    </Panel>
  );
}
