import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct, useAll } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
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
  return (
    <Panel
      title={t("people.part.persons")}
      action={isAdmin && <Button onClick={open}>{t("people.add")}</Button>}
      {...(isAdmin ? {} : { about: t("people.onlyAdmin") })}
    >
      <Shown asked={people} lines={6}>
        {(items) => (
          <ul className="plain people">
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
        {isAdding && <Add close={close} />}
      </Modal>
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title={edited?.name}>
        {edited && <Edit person={edited} close={() => setEdited(null)} />}
      </Modal>
    </Panel>
  );
}

function Add({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<string[]>([]);
  const add = useAct("post /api/v1/people");
  const fields = add.error instanceof ProblemError ? add.error.fields : {};
  return (
    <ActForm
      name={t("people.add")}
      reason="none"
      isReady={name !== "" && email !== ""}
      said={t("people.added", { name })}
      done={close}
      act={() => add.mutateAsync({ said: { body: { name, email, roles: roles as Role[] } } })}
    >
      <TextInput
        label={t("people.name")}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={fields["name"]}
        required
      />
      <TextInput
        type="email"
        label={t("people.email")}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        error={fields["email"]}
        required
      />
      <Roles value={roles} onChange={setRoles} />
    </ActForm>
  );
}

function Edit({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState<string[]>(person.roles);
  const [isActive, setActive] = useState(person.isActive);
  const edit = useAct("patch /api/v1/people/:personId");
  const invite = useAct("post /api/v1/people/:personId/set-up-link");
  const params = { personId: person.id };
  return (
    <div className="stack">
      <ActForm
        name={t("people.save")}
        reason="none"
        said={t("people.saved", { name: person.name })}
        done={close}
        act={() =>
          edit.mutateAsync({
            said: { params, body: { roles: roles as Role[], isActive } },
            extra: { version: person.version },
          })
        }
      >
        <Roles value={roles} onChange={setRoles} />
        <Checkbox
          size="md"
          label={t("people.isActive")}
          checked={isActive}
          onChange={({ currentTarget }) => setActive(currentTarget.checked)}
        />
      </ActForm>
      <div className="stack tight">
        <h3>{t("people.link")}</h3>
        <p className="small quiet">{t("people.linkMeans")}</p>
        {invite.data && (
          <p role="status" className="hint tone-good">
            <code>{invite.data.link}</code>
          </p>
        )}
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
