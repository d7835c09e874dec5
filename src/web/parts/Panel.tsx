import { type ReactNode, useId } from "react";

type Parts = { title: string; about?: string; action?: ReactNode; className?: string; children: ReactNode };

/** A part of a page with a heading of its own. */
export function Panel({ title, about, action, className = "", children }: Parts) {
  const id = useId();
  return (
    <section className={`card stack ${className}`} aria-labelledby={id}>
      <div className="row apart">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {about && <p className="quiet small">{about}</p>}
      {children}
    </section>
  );
}
