import { type ReactNode, useEffect } from "react";
import { Help } from "./Help.tsx";

type Parts = { title: string; about?: string; actions?: ReactNode; children: ReactNode };

/** The frame of a page: its one heading, what it is for, what can be done with all of it. */
export function Page({ title, about, actions, children }: Parts) {
  useEffect(() => {
    document.title = `${title} · Sunny Corner`;
  }, [title]);
  return (
    <>
      <header className="page-head">
        <div className="grow">
          <div className="page-title">
            <h1>{title}</h1>
            <Help />
          </div>
          {about && <p className="quiet">{about}</p>}
        </div>
        {actions && <div className="row not-printed">{actions}</div>}
      </header>
      {children}
    </>
  );
}
