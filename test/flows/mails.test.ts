import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { recoverMails, sendMail, sendMailAgain, unsubscribe, writeMails } from "#notifications/actions/index.ts";
import { type Mailer, MailNotTakenError, makeUnsubscribeToken } from "#notifications/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { MAIL_KEY, mailPorts } from "./support/mail.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { hire, type Person } from "./support/story.ts";

let stage: Stage;
let rosa: Person;
beforeAll(async () => {
  stage = await openStage();
  rosa = await hire(stage, "scheduler");
});
afterAll(() => stage.close());

const signal = new AbortController().signal;
const insertMail = () =>
  stage.prisma.mail.create({
    data: {
      personId: rosa.id,
      recipient: rosa.email,
      subject: "Words",
      text: "Words",
      state: "waiting",
      nextCheckAt: fromNow(MINUTE),
    },
  });
const attemptAt = (mailId: string, attempt: number, send: Mailer["send"]) =>
  sendMail({ ctx: stage.as("send-mail"), input: { mailId, attempt } }, { ...mailPorts(send), signal });
const now = (id: string) => stage.prisma.mail.findUniqueOrThrow({ where: { id } });
const recover = () => recoverMails({ ctx: stage.as("find-notices"), input: {} }, stage.prisma);
const again = (mailId: string, by: Person) => sendMailAgain({ ctx: by.ctx, input: { mailId, reason: "it is needed" } });

test("two workers that have the same mail send it once", async () => {
  const { id } = await insertMail();
  let sent = 0;
  const send = async () => {
    sent += 1;
  };
  await Promise.all([attemptAt(id, 0, send), attemptAt(id, 0, send)]);
  await attemptAt(id, 0, send);
  await attemptAt(id, 1, send);
  expect(sent).toBe(1);
  expect(await now(id)).toMatchObject({ state: "sent", attempt: 1, failure: null, nextCheckAt: null });
});

test("a mail that was not taken waits and is tried again under the next number", async () => {
  const { id } = await insertMail();
  await attemptAt(id, 0, () => Promise.reject(new MailNotTakenError("451 busy", { isFinal: false })));
  const waiting = await now(id);
  expect(waiting).toMatchObject({ state: "waiting", attempt: 1, tries: 1, failure: "451 busy" });
  expect(waiting.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + MINUTE / 2);
  await recover();
  expect(await stage.prisma.outbox.count({ where: { key: `mail-${id}-1` } })).toBe(0);
  await stage.prisma.mail.update({ where: { id }, data: { nextCheckAt: ago(MINUTE) } });
  expect((await recover()).again).toBe(1);
  expect(await stage.prisma.outbox.count({ where: { key: `mail-${id}-1` } })).toBe(1);
  await attemptAt(id, 1, async () => {});
  expect(await now(id)).toMatchObject({ state: "sent", attempt: 2 });
});

test("one that was refused has failed, with what the server said", async () => {
  const { id } = await insertMail();
  await attemptAt(id, 0, () => Promise.reject(new MailNotTakenError("550 No such person", { isFinal: true })));
  expect(await now(id)).toMatchObject({ state: "failed", failure: "550 No such person" });
});

test("a worker that dies between sending and writing it down leaves it unknown: it is not sent again by itself", async () => {
  const { id } = await insertMail();
  let sent = 0;
  // Never comes back, as from a process that was killed.
  void attemptAt(id, 0, () => {
    sent += 1;
    return new Promise(() => {});
  });
  await expect.poll(async () => (await now(id)).state).toBe("sending");
  await expect.poll(() => sent).toBe(1);
  expect(await recover()).toEqual({ again: 0, unknown: 0 });
  await stage.prisma.mail.update({ where: { id }, data: { nextCheckAt: ago(MINUTE) } });
  expect(await recover()).toEqual({ again: 0, unknown: 1 });
  await attemptAt(id, 1, async () => {
    sent += 1;
  });
  expect(sent).toBe(1);
  expect(await now(id)).toMatchObject({ state: "unknown", failure: expect.stringContaining("nobody knows") });
});

test("an administrator sends again what is unknown, failed or kept; nobody else, and nothing that is there", async () => {
  const admin = await hire(stage, "admin");
  const { id } = await insertMail();
  await attemptAt(id, 0, () => Promise.reject(new Error("cut off")));
  expect(await now(id)).toMatchObject({ state: "unknown" });
  await expect(again(id, rosa)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
  await again(id, admin);
  await expect(again(id, admin)).rejects.toMatchObject({ code: "WRONG_STATE" });
  await attemptAt(id, 1, async () => {});
  expect(await now(id)).toMatchObject({ state: "sent" });
  await expect(again(id, admin)).rejects.toMatchObject({ code: "WRONG_STATE" });
  await expect(again(randomUUID(), admin)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const trace = await stage.prisma.auditEntry.findFirst({ where: { entityId: id, action: "mail.send-again" } });
  expect(trace).toMatchObject({ reason: "it is needed", before: { state: "unknown" } });
});

test("the link in a mail turns off mail, also what was waiting for the digest, and nothing else", async () => {
  const person = await hire(stage, "scheduler");
  const token = makeUnsubscribeToken(person.id, await mailPorts().signer());
  const off = (of: string) => unsubscribe({ ctx: stage.as("unsubscribe"), input: { token: of } }, MAIL_KEY);
  const notification = {
    personId: person.id,
    kind: "held" as const,
    key: randomUUID(),
    text: "x",
    entityType: "Hold",
    entityId: "1",
    isInApp: true,
  };
  await stage.prisma.notification.create({ data: { ...notification, mailAt: ago(MINUTE) } });
  await expect(off(`${token.slice(0, -2)}AA`)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await off(token);
  await off(token);
  expect(await stage.prisma.mailHours.findUnique({ where: { personId: person.id } })).toMatchObject({
    isOn: false,
    digestAt: "08:00",
  });
  await writeMails({ ctx: stage.as("find-notices"), input: { origin: "https://videos.example.org", hasServer: true } });
  expect(await stage.prisma.mail.count({ where: { personId: person.id } })).toBe(0);
  expect(await stage.prisma.notification.findFirst({ where: { personId: person.id } })).toMatchObject({
    isInApp: true,
    mailAt: null,
  });
  expect(
    await stage.prisma.auditEntry.count({ where: { entityId: person.id, action: "notification.unsubscribe" } }),
  ).toBe(1);
});
