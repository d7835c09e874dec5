import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

/** What is shown once and kept nowhere: a token, a link, codes. */
export function Secret({ says, lines }: { says: string; lines: readonly string[] }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <div role="status" className="hint tone-good stack tight">
      <p>{says}</p>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
      <div className="row not-printed">
        <Button variant="default" onClick={() => clipboard.copy(lines.join("\n"))}>
          {clipboard.copied ? t("secret.copied") : t("secret.copy")}
        </Button>
        {lines.length > 1 && (
          <Button variant="default" onClick={() => window.print()}>
            {t("secret.print")}
          </Button>
        )}
      </div>
    </div>
  );
}
