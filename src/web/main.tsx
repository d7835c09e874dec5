// The web app of Sunny Corner, served under /admin/. Where things go:
// - pages/<page>/   one folder a page: its component, its pure decisions (no React, tested in test/unit/web), its css.
//                   A page imports nothing of another page, and is loaded when it is opened (see app.tsx).
// - parts/          what several pages show: shell, states (empty, loading, fault, not allowed), dialogs, marks.
// - api/            everything that talks to the API: `ask`, `useAnswer`, `useAll`, `useAct`, `useMay`. Types come from
//                   the routes themselves (api/calls.ts), so a call that the API does not have does not compile.
// - words/en.json   every word that people read, by page; components call `t("home.title")`.
// - theme/          palette, letters and what the components library is told about them. Colours come from there only.
import "./trusted-words.ts";
import "./theme/library.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "@fontsource-variable/bricolage-grotesque";
import "@fontsource-variable/nunito";
import "./theme/foundation.css";
import "./words/words.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, fetchPage } from "./app.tsx";

// Together with the page that is opened: what is drawn first then stays as it is. Not awaited at the top of the module,
// since pages import what stands in the same file as this.
void fetchPage(window.location.pathname).then(() => {
  const place = document.getElementById("app");
  if (!place) return;
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
