import type { Permission, Role } from "#access/index.ts";

export const ROLES: Role[] = ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler", "admin"];
const RENDERING = ["render-storyboard", "draw-segment", "mix-sound", "finish-render"];
export const JOBS = [
  "demo-seed",
  ...RENDERING,
  "sweep",
  "claim-due-slots",
  "check-clock",
  "retime-slots",
  "compare-restored",
  "deliver-release",
  "recall",
  "sign-in",
  "first-start",
  "set-up-link",
];

/** Every state that something can be in, machine by machine. */
export const STATES = {
  script: ["draft", "in_review", "changes_requested", "approved"],
  render: ["queued", "rendering", "rendered", "qc_passed", "qc_failed", "failed", "cancelled"],
  review: ["open", "changes_requested", "approved", "void"],
  slot: ["planned", "scheduled", "held", "releasing", "released", "missed", "skipped", "cancelled", "retracted"],
  release: ["releasing", "released", "partly_released", "failed", "retracting", "retracted"],
  delivery: [
    "pending",
    "sending",
    "confirmed",
    "armed",
    "processing",
    "with_person",
    "unknown",
    "failed",
    "refused",
    "locked_out",
    "retracting",
    "retracted",
  ],
  task: ["open", "done"],
};

const UNRELEASED = ["planned", "scheduled", "held"];
const STUCK = ["failed", "refused", "locked_out", "with_person", "unknown"];

type Row = { roles: Role[] | "everyone"; jobs: string[]; from?: string[]; inPerson?: true };

// Who may, written out a second time on purpose: a change of rights is a change of this table too.
export const TABLE: Record<Permission, Row> = {
  "campaign:read": { roles: ROLES, jobs: [] },
  "campaign:edit": { roles: ["scheduler", "admin"], jobs: [] },
  "presenter:edit": { roles: ["producer", "scheduler", "admin"], jobs: [] },
  "script:read": { roles: ROLES, jobs: [] },
  "source:read": { roles: ROLES, jobs: [] },
  "media:read": { roles: ROLES, jobs: [] },
  "media:upload": { roles: ["producer", "translator"], jobs: [] },
  "render:read": { roles: ROLES, jobs: [] },
  "campaign:create": { roles: ["scheduler", "admin"], jobs: ["demo-seed"] },
  "script:write": { roles: ["producer", "translator"], jobs: ["demo-seed"] },
  "source:recall": { roles: ["accuracy_reviewer", "admin"], jobs: ["recall"] },
  "render:request": { roles: ["producer"], jobs: ["demo-seed"] },
  "render:cancel": { roles: ["producer"], jobs: [], from: ["queued", "rendering"] },
  "render:run": { roles: [], jobs: RENDERING },
  "render:recover": { roles: [], jobs: ["sweep"] },
  "render:watch": { roles: ROLES, jobs: [] },
  "review:comment": { roles: ROLES, jobs: [] },
  "review:approve-accuracy": { roles: ["accuracy_reviewer"], jobs: [], from: ["qc_passed"] },
  "review:approve-brand": { roles: ["brand_reviewer"], jobs: [], from: ["qc_passed"] },
  "slot:place": { roles: ["scheduler"], jobs: ["demo-seed"] },
  "slot:plan": { roles: ["scheduler"], jobs: [], from: UNRELEASED },
  "slot:move": { roles: ["scheduler"], jobs: [], from: UNRELEASED },
  "slot:skip": { roles: ["scheduler"], jobs: [], from: UNRELEASED },
  "slot:decide": { roles: ["scheduler"], jobs: [], from: ["missed"] },
  "slot:release-now": { roles: ["scheduler"], jobs: [], from: UNRELEASED },
  "slot:retime": { roles: [], jobs: ["retime-slots"], from: UNRELEASED },
  "hold:place": { roles: ["accuracy_reviewer", "brand_reviewer", "scheduler", "admin"], jobs: [] },
  "hold:lift": { roles: ["accuracy_reviewer", "scheduler", "admin"], jobs: [] },
  "hold:lift-accuracy": { roles: ["accuracy_reviewer"], jobs: [] },
  "pause:set": { roles: ["scheduler", "admin"], jobs: [] },
  "clock:check": { roles: [], jobs: ["check-clock"] },
  "clock:trust": { roles: ["scheduler", "admin"], jobs: [] },
  "delivery:confirm": { roles: ["scheduler"], jobs: [], from: [...STUCK, "processing", "armed", "retracting"] },
  "delivery:retry": { roles: ["scheduler"], jobs: [], from: STUCK },
  "task:close": { roles: ["accuracy_reviewer", "scheduler", "admin"], jobs: [], from: ["open"] },
  "release:retract": {
    roles: ["accuracy_reviewer", "admin"],
    jobs: [],
    from: ["releasing", "released", "partly_released"],
  },
  "release:compare": { roles: [], jobs: ["compare-restored"] },
  "release:reconcile": { roles: ["scheduler", "admin"], jobs: [] },
  "release:claim": { roles: [], jobs: ["claim-due-slots"] },
  "release:deliver": { roles: [], jobs: ["deliver-release"] },
  "release:recover": { roles: [], jobs: ["sweep"] },
  "demo:seed": { roles: [], jobs: ["demo-seed"] },
  "person:list": { roles: ROLES, jobs: [] },
  "person:manage": { roles: ["admin"], jobs: [], inPerson: true },
  "person:invite": { roles: ["admin"], jobs: ["first-start", "set-up-link"], inPerson: true },
  "account:own": { roles: "everyone", jobs: [], inPerson: true },
  "session:open": { roles: [], jobs: ["sign-in"] },
  "token:make": { roles: ROLES, jobs: [], inPerson: true },
};
