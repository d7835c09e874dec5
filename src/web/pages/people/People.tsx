import { Page } from "../../parts/Page.tsx";

export default function People() {
  return <Page title="People"> </Page>;
}
