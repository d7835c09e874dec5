import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAll } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { useCampaign } from "../../api/campaign.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Secret } from "../../parts/Secret.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Fault } from "../../parts/states/Fault.tsx";

type Person = ItemOf<"get /api/v1/people">;
type Role = Person["roles"][number];
const ROLES: readonly Role[] = ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"];

/** Everybody who works here, what each may do, and for administrators the way to change it. */
export function Persons() {
  const { t } = useTranslation();
  const may = useMay();
  const people = useAll("get /api/v1/people", { query: { limit: "100" } });
  const [edited, setEdited] = useState<Person | null>(null);
  const [isAdding, { open, close }] = useDisclosure(false);
  const isAdmin = may("person:manage");
  // Whoever was added needs a link next: what makes it is where they are changed.
  const added = (person?: Person) => {
    close();
    if (person) setEdited(person);
  };
  return (
    <Panel
      title={t("people.part.persons")}
      action={isAdmin && <Button onClick={open}>{t("people.add")}</Button>}
      {...(isAdmin ? {} : { about: t("people.onlyAdmin") })}
    >
      <Shown asked={people} lines={6}>
        {(items) => (
          <ul className="plain items">
            {items.map((person) => (
              <li key={person.id} className="row apart">
                <span className="grow">
                  <strong>{person.name}</strong>
                  <br />
                  <span className="quiet small">{person.email}</span>
                </span>
                <span className="row">
                  {!person.isActive && <Mark state="cancelled" words={t("people.inactive")} />}
                  {person.isDemo && <Mark state="waiting" words={t("people.demo")} />}
                  {person.roles.map((role) => (
                    <Mark key={role} state="planned" words={t(`role.${role}`)} />
                  ))}
                </span>
                {isAdmin && (
                  <span className="row">
                    <Button
                      variant="default"
                      onClick={() => setEdited(person)}
                      aria-label={t("people.editNamed", { name: person.name })}
                    >
                      {t("people.edit")}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Modal opened={isAdding} onClose={close} title={t("people.add")}>
        {isAdding && <Add close={added} />}
      </Modal>
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title={edited?.name}>
        {edited && <Edit person={edited} close={() => setEdited(null)} />}
      </Modal>
    </Panel>
  );
}

function Add({ close }: { close: (added?: Person) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<string[]>([]);
  const [locales, setLocales] = useState<string[]>([]);
  const add = useAct("post /api/v1/people");
  const fields = add.error instanceof ProblemError ? add.error.fields : {};
  const body = { name, email, roles: roles as Role[], locales };
  return (
    <ActForm
      name={t("people.add")}
      reason="none"
      isReady={name.trim() !== "" && email !== ""}
      said={t("people.added", { name })}
      done={() => {}}
      act={async () => close(await add.mutateAsync({ said: { body } }))}
    >
      <NameAndMail {...{ name, setName, email, setEmail, fields }} />
      <Roles value={roles} onChange={setRoles} />
      {roles.includes("translator") && <Locales value={locales} onChange={setLocales} error={fields["locales"]} />}
    </ActForm>
  );
}

function Edit({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email);
  const [roles, setRoles] = useState<string[]>(person.roles);
  const [locales, setLocales] = useState<string[]>(person.locales);
  const [isActive, setActive] = useState(person.isActive);
  const edit = useAct("patch /api/v1/people/:personId");
  const invite = useAct("post /api/v1/people/:personId/set-up-link");
  const params = { personId: person.id };
  const fields = edit.error instanceof ProblemError ? edit.error.fields : {};
  const body = { name, email, roles: roles as Role[], locales, isActive };
  return (
    <div className="stack">
      <ActForm
        name={t("people.save")}
        reason="none"
        isReady={name.trim() !== "" && email !== ""}
        said={t("people.saved", { name })}
        done={close}
        act={() => edit.mutateAsync({ said: { params, body }, extra: { version: person.version } })}
      >
        <NameAndMail {...{ name, setName, email, setEmail, fields }} />
        <Roles value={roles} onChange={setRoles} />
        {roles.includes("translator") && <Locales value={locales} onChange={setLocales} error={fields["locales"]} />}
        <Checkbox
          size="md"
          label={t("people.isActive")}
          description={t("people.isActiveMeans")}
          checked={isActive}
          onChange={({ currentTarget }) => setActive(currentTarget.checked)}
        />
        <p className="small quiet">{t("people.rightsMean")}</p>
      </ActForm>
      <div className="stack tight">
        <h3>{t("people.link")}</h3>
        <p className="small quiet">{t("people.linkMeans")}</p>
        {invite.data && <Secret says={t("people.linkOnce")} lines={[invite.data.link]} />}
        {invite.error && <Fault error={invite.error} />}
        <div>
          <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate({ said: { params } })}>
            {t("people.makeLink")}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Roles({ value, onChange }: { value: string[]; onChange: (roles: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group label={t("people.roles")} value={value} onChange={onChange}>
      <div className="stack tight">
        {ROLES.map((role) => (
          <Checkbox key={role} size="md" value={role} label={t(`role.${role}`)} description={t(`roleMeans.${role}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

type Named = {
  name: string;
  setName: (name: string) => void;
  email: string;
  setEmail: (email: string) => void;
  fields: Readonly<Record<string, string>>;
};

function NameAndMail({ name, setName, email, setEmail, fields }: Named) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("people.name")}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={fields["name"]}
        maxLength={120}
        required
      />
      <TextInput
        type="email"
        label={t("people.email")}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        error={fields["email"]}
        maxLength={254}
        required
      />
    </>
  );
}

type LocalesParts = { value: string[]; onChange: (locales: string[]) => void; error: string | undefined };

function Locales({ value, onChange, error }: LocalesParts) {
  const { t } = useTranslation();
  const { campaigns } = useCampaign();
  const known = new Set([...value, ...(campaigns ?? []).flatMap(({ locales }) => locales)]);
  return (
    <Checkbox.Group label={t("people.locales")} description={t("people.localesWhy")} {...{ value, onChange, error }}>
      <div className="row">
        {[...known].sort().map((locale) => (
          <Checkbox key={locale} size="md" value={locale} label={locale} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
