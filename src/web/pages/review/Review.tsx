import { lazy } from "react";
import { Route, Routes } from "react-router";
import { Queue } from "./Queue.tsx";
import "./review.css";

const OneReview = lazy(() => import("./OneReview.tsx"));
const Compare = lazy(() => import("./compare/Compare.tsx"));

/** What waits for a decision, and all that one decision rests on. */
export default function Review() {
  return (
    <Routes>
      <Route index element={<Queue />} />
      <Route path=":contentHash" element={<OneReview />} />
      <Route path=":contentHash/compare" element={<Compare />} />
    </Routes>
  );
}
