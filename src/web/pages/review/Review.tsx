import { Route, Routes } from "react-router";
import { OneReview } from "./OneReview.tsx";
import { Queue } from "./Queue.tsx";
import "./review.css";

/** What waits for a decision, and all that one decision rests on. */
export default function Review() {
  return (
    <Routes>
      <Route index element={<Queue />} />
      <Route path=":contentHash" element={<OneReview />} />
    </Routes>
  );
}
