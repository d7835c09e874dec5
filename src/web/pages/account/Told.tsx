import { Button, Checkbox, NativeSelect, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import { ask } from "../../api/ask.ts";
import type { AnswerOf } from "../../api/calls.ts";
import { ProblemError } from "../../api/problem.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Fault } from "../../parts/states/Fault.tsx";

type Preferences = AnswerOf<"get /api/v1/notifications/preferences">;
type Kind = Preferences["kinds"][number];
const MODES = ["at_once", "digest", "off"] as const;

/** Of what one is told, where, and when mail may come. */
export function Told() {
  const { t } = useTranslation();
  const [times, setTimes] = useState(0);
  const asked = useQuery({
    queryKey: ["preferences"],
    queryFn: async ({ signal }) => {
      const { body, etag } = await ask("get /api/v1/notifications/preferences", {}, { signal });
      return { preferences: body, version: etag ?? "0" };
    },
  });
  // What is being chosen stays as it is, whatever is read meanwhile, until somebody begins anew.
  const begin = async () => {
    await asked.refetch();
    setTimes(times + 1);
  };
  return (
    <Panel title={t("account.told")} about={t("account.toldMeans")}>
      <Shown asked={asked} lines={8}>
        {(read) => <Chosen key={times} read={read} begin={begin} />}
      </Shown>
    </Panel>
  );
}

type ChosenParts = { read: { preferences: Preferences; version: string }; begin: () => Promise<void> };

function Chosen({ read, begin }: ChosenParts) {
  const { t } = useTranslation();
  const [{ preferences, version }] = useState(read);
  const [kinds, setKinds] = useState(preferences.kinds);
  const [hours, setHours] = useState(preferences.hours);
  const save = useAct("put /api/v1/notifications/preferences");
  const fields = save.error instanceof ProblemError ? save.error.fields : {};
  const isStale = save.error instanceof ProblemError && save.error.status === 412;
  const change = (kind: Kind["kind"], changes: Partial<Kind>) =>
    setKinds(kinds.map((one) => (one.kind === kind ? { ...one, ...changes } : one)));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await save.mutateAsync({ said: { body: { kinds, hours } }, extra: { version } }).then(
      () => {
        notifications.show({ message: t("account.toldSaved") });
        return begin();
      },
      () => {},
    );
  };
  return (
    <form className="stack" onSubmit={send}>
      <ul className="plain items">
        {kinds.map(({ kind, isInApp, mail }) => (
          <li key={kind} className="row apart">
            <span className="grow" id={`kind-${kind}`}>
              {t(`notifications.kind.${kind}`)}
            </span>
            <Checkbox
              size="md"
              label={t("account.inApp")}
              checked={isInApp}
              aria-describedby={`kind-${kind}`}
              onChange={({ currentTarget }) => change(kind, { isInApp: currentTarget.checked })}
            />
            <NativeSelect
              aria-label={t("account.mailOf", { kind: t(`notifications.kind.${kind}`) })}
              value={mail}
              disabled={!hours.isOn}
              onChange={({ currentTarget }) => change(kind, { mail: currentTarget.value as Kind["mail"] })}
              data={MODES.map((value) => ({ value, label: t(`account.mail.${value}`) }))}
            />
          </li>
        ))}
      </ul>
      <h3>{t("account.hours")}</h3>
      <Switch
        size="md"
        label={t("account.mailOn")}
        checked={hours.isOn}
        onChange={({ currentTarget }) => setHours({ ...hours, isOn: currentTarget.checked })}
      />
      {hours.isOn && <Hours hours={hours} setHours={setHours} fields={fields} />}
      {isStale && (
        <div role="alert" className="hint tone-warn row apart">
          <p className="grow">{t("account.toldStale")}</p>
          <Button variant="default" onClick={() => void begin()}>
            {t("account.toldAgain")}
          </Button>
        </div>
      )}
      {save.error && !isStale && <Fault error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          {t("account.saveTold")}
        </Button>
      </div>
    </form>
  );
}

type HoursParts = {
  hours: Preferences["hours"];
  setHours: (hours: Preferences["hours"]) => void;
  fields: Readonly<Record<string, string>>;
};
const QUIET = { quietFrom: "20:00", quietUntil: "07:00" };

function Hours({ hours, setHours, fields }: HoursParts) {
  const { t } = useTranslation();
  const { quietFrom, quietUntil, timeZone, digestAt } = hours;
  const zones = [...new Set(["Etc/UTC", timeZone, ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <>
      <div className="row">
        <NativeSelect
          label={t("account.zone")}
          value={timeZone}
          onChange={({ currentTarget }) => setHours({ ...hours, timeZone: currentTarget.value })}
          data={zones}
          error={fields["hours timeZone"]}
        />
        <TextInput
          type="time"
          label={t("account.digestAt")}
          value={digestAt}
          onChange={({ currentTarget }) => setHours({ ...hours, digestAt: currentTarget.value })}
          error={fields["hours digestAt"]}
          required
        />
      </div>
      <Switch
        size="md"
        label={t("account.quiet")}
        description={t("account.quietMeans")}
        checked={quietFrom !== null}
        onChange={({ currentTarget }) =>
          setHours({ ...hours, ...(currentTarget.checked ? QUIET : { quietFrom: null, quietUntil: null }) })
        }
      />
      {quietFrom !== null && (
        <div className="row">
          <TextInput
            type="time"
            label={t("account.quietFrom")}
            value={quietFrom}
            onChange={({ currentTarget }) => setHours({ ...hours, quietFrom: currentTarget.value })}
            error={fields["hours quietFrom"]}
            required
          />
          <TextInput
            type="time"
            label={t("account.quietUntil")}
            value={quietUntil ?? ""}
            onChange={({ currentTarget }) => setHours({ ...hours, quietUntil: currentTarget.value })}
            error={fields["hours quietUntil"]}
            required
          />
        </div>
      )}
    </>
  );
}
