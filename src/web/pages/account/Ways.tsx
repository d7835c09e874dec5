import { useTranslation } from "react-i18next";
import { useAccount } from "../../api/account.ts";
import { Shown } from "../../parts/Shown.tsx";
import { App } from "./App.tsx";
import { Codes } from "./Codes.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { Password } from "./Password.tsx";

/** The ways in which one signs in, the best first. */
export function Ways() {
  const { t } = useTranslation();
  const account = useAccount();
  return (
    <Shown asked={account} lines={6}>
      {({ ways }) => (
        <>
          {ways.needsStrong && ways.passkeys.length === 0 && !ways.hasTotp && (
            <p className="hint tone-warn">{t("account.needsStrong")}</p>
          )}
          <Passkeys passkeys={ways.passkeys} codesLeft={ways.recoveryCodesLeft} />
          <App hasApp={ways.hasTotp} />
          <Password hasPassword={ways.hasPassword} />
          <Codes left={ways.recoveryCodesLeft} />
        </>
      )}
    </Shown>
  );
}
