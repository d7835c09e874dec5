import { Route, Routes } from "react-router";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { EditorPage } from "./EditorPage.tsx";
import { EpisodeList } from "./EpisodeList.tsx";

/** Where scripts are found and written. */
export default function Write() {
  return (
    <Routes>
      <Route index element={<EpisodeList />} />
      <Route path=":episodeId/:locale" element={<EditorPage />} />
      <Route path="*" element={<NothingHere />} />
    </Routes>
  );
}
