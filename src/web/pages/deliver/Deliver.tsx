import { Page } from "../../parts/Page.tsx";

export default function Deliver() {
  return <Page title="Deliver"> </Page>;
}
