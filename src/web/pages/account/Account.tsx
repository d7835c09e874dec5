import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Route, Routes } from "react-router";
import { useAccount } from "../../api/account.ts";
import { ask } from "../../api/ask.ts";
import { Mark } from "../../parts/Mark.tsx";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { Tabs } from "../../parts/Tabs.tsx";
import { Naming } from "./Naming.tsx";
import { Sessions } from "./Sessions.tsx";
import { Told } from "./Told.tsx";
import { Ways } from "./Ways.tsx";

/** One's own account: how one signs in, where one is signed in, how one is named and told of things. */
export default function Account() {
  const { t } = useTranslation();
  const account = useAccount();
  // Nothing that is shown here may be read again afterwards: it would ask for another sign-in.
  const signOut = useMutation({
    mutationFn: () => ask("post /api/v1/sign-out", {}),
    onSuccess: () => window.location.assign("/sign-in"),
  });
  return (
    <Page
      title={t("account.title")}
      about={t("account.about")}
      actions={
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t("account.signOut")}
        </Button>
      }
    >
      {signOut.error && <Fault error={signOut.error} />}
      <Shown asked={account}>
        {({ person, session }) => (
          <div className="stack tight">
            <p>
              <strong>{person.name}</strong> <span className="quiet">{person.email}</span>
            </p>
            <ul className="plain row">
              {person.roles.map((role) => (
                <li key={role}>
                  <Mark state="planned" words={t(`role.${role}`)} />
                </li>
              ))}
            </ul>
            {session.roles.length < person.roles.length && <p className="hint tone-warn">{t("account.weak")}</p>}
          </div>
        )}
      </Shown>
      <Tabs
        label={t("account.parts")}
        tabs={[
          { to: "/account", words: t("account.ways") },
          { to: "/account/sessions", words: t("account.sessions") },
          { to: "/account/naming", words: t("account.naming") },
          { to: "/account/told", words: t("account.told") },
        ]}
      />
      <Routes>
        <Route index element={<Ways />} />
        <Route path="sessions" element={<Sessions />} />
        <Route path="naming" element={<Naming />} />
        <Route path="told" element={<Told />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Page>
  );
}
