import type { ReactNode } from "react";
import "./states.css";

/** Nothing is there yet, or nothing is left to do: says which, and what comes next. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 64 40" aria-hidden="true" className="empty-sun">
        <path d="M12 36a20 20 0 0 1 40 0Z" fill="var(--sun)" />
        <path
          d="M32 4v7M12.5 11.5l4.6 5M51.5 11.5l-4.6 5M2 30l6.5 1.5M62 30l-6.5 1.5"
          stroke="var(--ray)"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </svg>
      <p className="empty-title">{title}</p>
      {children && <p className="quiet">{children}</p>}
      {action}
    </div>
  );
}
