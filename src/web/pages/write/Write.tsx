import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { EpisodeList } from "./EpisodeList.tsx";
import "./write.css";

const EditorPage = lazy(() => import("./EditorPage.tsx"));

/** Where scripts are found and written. */
export default function Write() {
  return (
    <Routes>
      <Route index element={<EpisodeList />} />
      <Route path=":slug/:locale?" element={<EditorPage />} />
      <Route path="*" element={<NothingHere />} />
    </Routes>
  );
}
