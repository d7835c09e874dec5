/** Everything that leaves a trace. There is no other way to write one. */
export type AuditAction =
  | "person.create"
  | "campaign.create"
  | "script.write"
  | "render.request"
  | "render.claim"
  | "render.finish"
  | "render.fail"
  | "review.approve"
  | "slot.place"
  | "slot.release"
  | "slot.hold"
  | "slot.miss"
  | "slot.skip"
  | "delivery.send"
  | "delivery.confirm"
  | "delivery.fail"
  | "release.finish";
