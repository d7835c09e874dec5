import type { Permission } from "#access/index.ts";
import type { ApprovalKind } from "./store.ts";

/** What deciding needs, by what is decided. */
export const PERMISSION: Record<ApprovalKind, Permission> = {
  accuracy: "review:approve-accuracy",
  brand: "review:approve-brand",
  language: "review:approve-language",
};
