import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/answers.ts";
import type { Calls, ItemOf } from "../../api/calls.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { slugOf } from "../../parts/slug-of.ts";

type Presenter = ItemOf<"get /api/v1/presenters">;
type Channel = Calls["post /api/v1/presenters/:presenterId/consents"]["body"]["channels"][number];
const CHANNELS: readonly Channel[] = [
  "gallery",
  "folder",
  "s3",
  "webhook",
  "manual_kit",
  "youtube",
  "tiktok",
  "mastodon",
  "peertube",
];
const fieldsOf = (error: unknown) => (error instanceof ProblemError ? error.fields : {});

/** Somebody new who is to be in videos; the consent comes after. */
export function AddPresenter({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  // Of a name in other letters nothing may stand in an address.
  const [otherwise] = useState(() => `presenter-${crypto.randomUUID().slice(0, 8)}`);
  const add = useAct("post /api/v1/presenters");
  return (
    <ActForm
      name={t("people.addPresenter")}
      reason="none"
      isReady={name.trim() !== "" && role.trim() !== ""}
      said={t("people.presenterAdded", { name })}
      done={close}
      act={() => add.mutateAsync({ said: { body: { slug: slugOf(name) || otherwise, name, role } } })}
    >
      <NameAndRole {...{ name, setName, role, setRole }} fields={fieldsOf(add.error)} />
    </ActForm>
  );
}

/** How a presenter is named in the videos and on the public page. */
export function EditPresenter({ presenter, close }: { presenter: Presenter; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(presenter.name);
  const [role, setRole] = useState(presenter.role);
  const edit = useAct("patch /api/v1/presenters/:presenterId");
  const said = { params: { presenterId: presenter.id }, body: { name, role } };
  return (
    <ActForm
      name={t("people.save")}
      reason="none"
      isReady={name.trim() !== "" && role.trim() !== ""}
      said={t("people.saved", { name })}
      done={close}
      act={() => edit.mutateAsync({ said, extra: { version: presenter.version } })}
    >
      <NameAndRole {...{ name, setName, role, setRole }} fields={fieldsOf(edit.error)} />
    </ActForm>
  );
}

/** What a presenter agreed to: the words that were signed, for which channels, until which day. */
export function GrantConsent({ presenter, close }: { presenter: Presenter; close: () => void }) {
  const { t } = useTranslation();
  const [scope, setScope] = useState("");
  const [until, setUntil] = useState("");
  const [channels, setChannels] = useState<string[]>(["gallery"]);
  const grant = useAct("post /api/v1/presenters/:presenterId/consents");
  const fields = fieldsOf(grant.error);
  const said = {
    params: { presenterId: presenter.id },
    body: { scope, until, channels: channels as Channel[] },
  };
  return (
    <ActForm
      name={t("people.grant")}
      reason="none"
      isReady={scope.trim() !== "" && until !== "" && channels.length > 0}
      said={t("people.granted", { name: presenter.name })}
      done={close}
      act={() => grant.mutateAsync({ said })}
    >
      <Textarea
        label={t("people.evidence")}
        description={t("people.evidenceWhy")}
        value={scope}
        onChange={({ currentTarget }) => setScope(currentTarget.value)}
        error={fields["scope"]}
        maxLength={200}
        required
      />
      <TextInput
        type="date"
        label={t("people.lastDay")}
        value={until}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        error={fields["until"]}
        required
      />
      <Checkbox.Group label={t("people.channels")} value={channels} onChange={setChannels} error={fields["channels"]}>
        <div className="stack tight">
          {CHANNELS.map((channel) => (
            <Checkbox key={channel} size="md" value={channel} label={t(`people.channel.${channel}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </ActForm>
  );
}

type Named = {
  name: string;
  setName: (name: string) => void;
  role: string;
  setRole: (role: string) => void;
  fields: Readonly<Record<string, string>>;
};

function NameAndRole({ name, setName, role, setRole, fields }: Named) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("people.name")}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={fields["name"] ?? fields["slug"]}
        maxLength={60}
        required
      />
      <TextInput
        label={t("people.presenterRole")}
        description={t("people.presenterRoleWhy")}
        value={role}
        onChange={({ currentTarget }) => setRole(currentTarget.value)}
        error={fields["role"]}
        maxLength={80}
        required
      />
    </>
  );
}
