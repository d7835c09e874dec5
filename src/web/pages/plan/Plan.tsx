import { Page } from "../../parts/Page.tsx";

export default function Plan() {
  return <Page title="Plan"> </Page>;
}
