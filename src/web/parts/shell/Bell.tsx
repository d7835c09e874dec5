import { Bell as BellIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAnswer } from "../../api/answers.ts";

const LOOK_MS = 60_000;

/** How many notifications are not read yet; null for whoever gets none. */
export function useUnread(): number | null {
  const mayHear = useMay()("notification:own");
  const query = { limit: "1" };
  const { data } = useAnswer("get /api/v1/notifications", { query }, { isWanted: mayHear, everyMs: LOOK_MS });
  return mayHear ? (data?.unread ?? 0) : null;
}

/** The way to what one was told, with how much of it is new. */
export function Bell({ onClick }: { onClick?: () => void }) {
  const { t } = useTranslation();
  const unread = useUnread();
  if (unread === null) return null;
  return (
    <NavLink to="/notifications" className="way" {...(onClick ? { onClick } : {})}>
      <BellIcon aria-hidden="true" />
      <span className="grow">{t("notifications.title")}</span>
      {unread > 0 && (
        <span className="bell-count">
          {unread > 99 ? "99+" : unread}
          <span className="unseen"> {t("notifications.unread")}</span>
        </span>
      )}
    </NavLink>
  );
}
