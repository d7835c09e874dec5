import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter, Route, Routes } from "react-router";
import { OfflineError } from "./api/problem.ts";
import { Gate } from "./parts/Gate.tsx";
import { later } from "./parts/later.tsx";
import { NothingHere } from "./parts/NothingHere.tsx";
import { Shell } from "./parts/shell/Shell.tsx";
import { theme, variables } from "./theme/theme.ts";

const Home = later(() => import("./pages/home/Home.tsx"));
const Write = later(() => import("./pages/write/Write.tsx"));
const Review = later(() => import("./pages/review/Review.tsx"));
const Plan = later(() => import("./pages/plan/Plan.tsx"));
const Deliver = later(() => import("./pages/deliver/Deliver.tsx"));
const Run = later(() => import("./pages/run/Run.tsx"));
const People = later(() => import("./pages/people/People.tsx"));
const Account = later(() => import("./pages/account/Account.tsx"));
const Notified = later(() => import("./pages/notifications/Notified.tsx"));

const PAGES = new Map(
  Object.entries({
    "": Home,
    write: Write,
    review: Review,
    plan: Plan,
    deliver: Deliver,
    run: Run,
    people: People,
    account: Account,
    notifications: Notified,
  }),
);

/** Fetches the page at an address; the others are fetched when somebody goes there. */
export async function fetchPage(path: string): Promise<void> {
  await PAGES.get(path.split("/")[2] ?? "")?.fetch();
}

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (count, error) => error instanceof OfflineError && count < 2 },
    mutations: { networkMode: "always" },
  },
});
const colours = localStorageColorSchemeManager({ key: "sunny-theme" });
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colours}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
      withStaticClasses
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <BrowserRouter basename="/admin">
          <Gate>
            <Routes>
              <Route element={<Shell />}>
                <Route index element={<Home />} />
                <Route path="write/*" element={<Write />} />
                <Route path="review/*" element={<Review />} />
                <Route path="plan/*" element={<Plan />} />
                <Route path="deliver/*" element={<Deliver />} />
                <Route path="run/*" element={<Run />} />
                <Route path="people/*" element={<People />} />
                <Route path="account/*" element={<Account />} />
                <Route path="notifications" element={<Notified />} />
                <Route path="*" element={<NothingHere />} />
              </Route>
            </Routes>
          </Gate>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
