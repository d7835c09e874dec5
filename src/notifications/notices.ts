import type { Role } from "#access/index.ts";
import { DAY, dayOf } from "#core/clock.ts";
import type { Kind } from "./kinds.ts";

/** A slot that something speaks against. */
export type StuckSlot = {
  slotId: string;
  title: string;
  wallTime: string;
  timeZone: string;
  reason: string;
  authorIds: readonly string[];
};

type About = { entityType: string; entityId: string };

/** What the database says at a moment, as far as people are told of it. */
export type States = {
  people: readonly { id: string; roles: readonly Role[]; locales: readonly string[] }[];
  renders: readonly {
    id: string;
    state: string;
    failure: string | null;
    attempt: number;
    /** Episode, locale and format. */
    title: string;
    locale: string;
    authorIds: readonly string[];
    review: { id: string; state: string; decidedAt: Date | null } | null;
    /** Kinds of approval that its hash still lacks. */
    missing: readonly string[];
  }[];
  /** Slots to come that could not go out as things are. */
  risks: readonly StuckSlot[];
  /** Slots whose time came, and which wait. */
  waiting: readonly StuckSlot[];
  tasks: readonly { id: string; kind: string; reason: string; title: string }[];
  holds: readonly { id: string; reason: string; isAccuracy: boolean; ownerId: string | null }[];
  consents: readonly { id: string; presenter: string; expiresAt: Date }[];
  sources: readonly { id: string; title: string; nextCheckOn: Date }[];
  securityTxtExpiresAt: Date | null;
};

/** One piece of news and whom it concerns. Equal keys are the same news: nobody is told twice. */
export type Notice = About & { kind: Kind; key: string; text: string; personIds: readonly string[] };

/** Consents, sources and security.txt are announced this long before, and once more shortly before. */
const AHEAD_MS = [30 * DAY, 7 * DAY];

const TASKS: Record<string, { kind: Kind; roles: readonly Role[] }> = {
  missed: { kind: "missed", roles: ["scheduler"] },
  deliver: { kind: "failed", roles: ["scheduler"] },
  confirm: { kind: "failed", roles: ["scheduler"] },
  reconnect: { kind: "reconnect", roles: ["scheduler", "admin"] },
  take_down: { kind: "take_down", roles: ["scheduler", "accuracy_reviewer", "admin"] },
  retract: { kind: "take_down", roles: ["accuracy_reviewer", "admin"] },
  review: { kind: "review_asked", roles: ["accuracy_reviewer"] },
};

/** All the news there is in what the database says. Who hears it follows from roles, and from having written or held it. */
export function noticesFrom(states: States, now: Date): Notice[] {
  const withRole = (...roles: Role[]) =>
    states.people.filter((person) => person.roles.some((role) => roles.includes(role))).map(({ id }) => id);
  return [
    ...states.renders.flatMap((render) => ofRender(render, states.people, withRole)),
    ...states.risks.map((slot) => ofSlot(slot, "slot_at_risk", withRole)),
    ...states.waiting.map((slot) => ofSlot(slot, "held", withRole)),
    ...states.tasks.flatMap(({ id, kind, reason, title }) => {
      const told = TASKS[kind];
      if (!told) return [];
      return [{ ...about(told.kind, "Task", id), text: `${title}: ${reason}`, personIds: withRole(...told.roles) }];
    }),
    ...states.holds.map(({ id, reason, isAccuracy, ownerId }) => ({
      ...about("held", "Hold", id),
      text: `Releases are held: ${reason}`,
      personIds: [
        ...new Set([
          ...withRole("scheduler", ...(isAccuracy ? (["accuracy_reviewer"] as const) : [])),
          ...(ownerId === null ? [] : [ownerId]),
        ]),
      ],
    })),
    ...ofExpiries(states, withRole, now),
  ];
}

type WithRole = (...roles: Role[]) => string[];

function about(kind: Kind, entityType: string, entityId: string, ...turn: (string | number)[]) {
  return { kind, entityType, entityId, key: [kind, entityId, ...turn].join(":") };
}

function ofSlot(slot: StuckSlot, kind: "slot_at_risk" | "held", withRole: WithRole): Notice {
  const { slotId, title, wallTime, timeZone, reason, authorIds } = slot;
  const planned = `${wallTime.replace("T", " ")} ${timeZone}`;
  return {
    ...about(kind, "Slot", slotId, wallTime),
    text:
      kind === "held"
        ? `${title} should have gone out at ${planned} and waits: ${reason}`
        : `${title} goes out at ${planned} and is not ready: ${reason}`,
    personIds: [...new Set([...authorIds, ...withRole("scheduler")])],
  };
}

function ofRender(render: States["renders"][number], people: States["people"], withRole: WithRole): Notice[] {
  const { id, state, title, locale, authorIds, review, missing, failure, attempt } = render;
  // Reviewers may sign off a language as well, but are asked for what only they can do.
  const translators = people.filter(({ roles, locales }) => roles.includes("translator") && locales.includes(locale));
  const reviewers: Record<string, string[]> = {
    accuracy: withRole("accuracy_reviewer"),
    brand: withRole("brand_reviewer"),
    language: translators.map((person) => person.id),
  };
  if (state === "failed" || state === "qc_failed") {
    const text = `${title} could not be rendered: ${failure ?? "it did not pass its checks"}`;
    return [{ ...about("failed", "Render", id, attempt), text, personIds: authorIds }];
  }
  if (review && (review.state === "changes_requested" || review.state === "approved")) {
    const isApproved = review.state === "approved";
    const news = about(review.state, "Review", review.id, review.decidedAt?.toISOString() ?? "");
    const text = isApproved ? `${title} is approved` : `Changes are requested of ${title}`;
    const others = isApproved ? withRole("scheduler") : [];
    return [{ ...news, text, personIds: [...new Set([...authorIds, ...others])] }];
  }
  return missing.flatMap((approval) => {
    // Nobody is asked to approve their own words.
    const personIds = (reviewers[approval] ?? []).filter((personId) => !authorIds.includes(personId));
    return [
      {
        ...about("review_asked", "Render", id, approval),
        text: `${title} waits for a review of its ${approval}`,
        personIds,
      },
    ];
  });
}

function ofExpiries({ consents, sources, securityTxtExpiresAt }: States, withRole: WithRole, now: Date): Notice[] {
  const soon = (at: Date) => AHEAD_MS.filter((ms) => at.getTime() - now.getTime() <= ms).at(-1);
  const news = (entityType: string, entityId: string, at: Date, text: string, personIds: string[]): Notice[] => {
    const ahead = soon(at);
    if (ahead === undefined) return [];
    return [{ ...about("expiring", entityType, entityId, dayOf(at), ahead / DAY), text, personIds }];
  };
  const txt = securityTxtExpiresAt;
  return [
    ...consents.flatMap(({ id, presenter, expiresAt }) =>
      news(
        "Consent",
        id,
        expiresAt,
        `The consent of ${presenter} ends on ${dayOf(expiresAt)}`,
        withRole("producer", "scheduler"),
      ),
    ),
    ...sources.flatMap(({ id, title, nextCheckOn }) =>
      news(
        "Source",
        id,
        nextCheckOn,
        `The source "${title}" is to be read again by ${dayOf(nextCheckOn)}`,
        withRole("accuracy_reviewer"),
      ),
    ),
    ...(txt
      ? news("SecurityTxt", "security.txt", txt, `security.txt expires on ${dayOf(txt)}`, withRole("admin"))
      : []),
  ];
}
