import { expect } from "vitest";
import type { Role } from "#access/index.ts";
import { openSmtp } from "#infra/mail/smtp.ts";
import { savePreferences } from "#notifications/actions/index.ts";
import { kindSchema, type MailHours, type MailMode, USUAL_HOURS } from "#notifications/index.ts";
import { newsRound } from "#worker/news-round.ts";
import { openMailServer } from "../../mail-server.ts";
import { mailPorts } from "./mail.ts";
import { openStage } from "./stage.ts";
import { hire, type Person } from "./story.ts";

const FROM = "Sunny Corner <videos@example.org>";
const ORIGIN = "https://videos.example.org";

export type MailStage = Awaited<ReturnType<typeof openMailStage>>;

/** A stage whose workers hand mail to a real mail server. */
export async function openMailStage() {
  const stage = await openStage();
  const server = await openMailServer();
  const sendTo = (url: string) =>
    stage.work({
      mail: { ...mailPorts(), mailer: openSmtp({ url, from: FROM, timeouts: { connectionTimeout: 5000 } }) },
    });
  let workers = sendTo(server.url);

  /** Chooses how someone hears of every kind; without quiet hours as long as none are named. */
  const hears = async ({ ctx }: Person, mail: MailMode, hours: Partial<MailHours> = {}) => {
    const kinds = kindSchema.options.map((kind) => ({ kind, isInApp: true, mail }));
    const input = { kinds, hours: { ...USUAL_HOURS, quietFrom: null, quietUntil: null, ...hours }, version: 1 };
    await savePreferences({ ctx, input });
  };
  return {
    stage,
    server,
    hears,
    listener: async (...roles: Role[]) => {
      const person = await hire(stage, ...roles);
      await hears(person, "at_once");
      return person;
    },
    /** One round of telling people what is new. */
    tell: ({ hasServer = true, securityTxtExpiresAt = null as Date | null } = {}) =>
      newsRound(stage.contextOf, {
        reader: stage.prisma,
        abilities: {},
        securityTxtExpiresAt: () => securityTxtExpiresAt,
        origin: ORIGIN,
        hasServer,
      }),
    /** What arrived in someone's mailbox that says this; waits until it does. */
    mailTo: async ({ email }: Person, words: RegExp): Promise<string> => {
      await stage.relay();
      const found = () => server.takenBy(email).find(({ text }) => words.test(text));
      await expect.poll(() => found()?.text, { timeout: 20_000 }).toBeDefined();
      return found()?.text ?? "";
    },
    mailsOf: ({ id }: Person) => stage.prisma.mail.findMany({ where: { personId: id }, orderBy: { id: "asc" } }),
    /** What an earlier test left to be mailed is not of the next one. */
    forget: () => stage.prisma.notification.updateMany({ data: { mailAt: null } }),
    /** From now on mail goes to another server. */
    moveTo: async (url: string) => {
      await workers.close();
      workers = sendTo(url);
    },
    close: async () => {
      await workers.close();
      await server.close();
      await stage.close();
    },
  };
}
