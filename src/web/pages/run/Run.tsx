import { Page } from "../../parts/Page.tsx";

export default function Run() {
  return <Page title="Run"> </Page>;
}
