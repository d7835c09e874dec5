import { NavLink } from "react-router";
import "./tabs.css";

export type Tab = { to: string; words: string };

/** The parts of a page, each with an address of its own; the first is at that of the page. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="tabs not-printed">
      {tabs.map(({ to, words }, index) => (
        <NavLink key={to} to={to} end={index === 0} className="tab">
          {words}
        </NavLink>
      ))}
    </nav>
  );
}
