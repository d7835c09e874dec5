import { z } from "zod";
import { visibleText } from "#core/text.ts";
import { listMails, sendMailAgain } from "#notifications/actions/index.ts";
import { defineRoute } from "../route.ts";
import { mailParams, mailsQuery, mailsSchema } from "../schemas/notifications.ts";
import { pageFrom } from "../schemas/page.ts";

export const mailRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/mails",
    summary: "The mails that were written, from the newest on, and what became of them",
    tag: "mails",
    permission: "mail:read",
    query: mailsQuery,
    answers: { 200: mailsSchema },
    handle: async ({ ctx, ports, query }) => ({
      status: 200,
      body: pageFrom(await listMails({ ctx, input: query }, ports.reader), query.limit),
    }),
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/mails/:mailId/sendings",
    summary: "Sends a mail that was kept, failed or may never have left",
    tag: "mails",
    permission: "mail:send-again",
    params: mailParams,
    body: z.strictObject({ reason: visibleText(500) }),
    answers: { 204: z.undefined() },
    handle: async ({ ctx, params, body }) => {
      await sendMailAgain({ ctx, input: { ...params, ...body } });
      return { status: 204, body: undefined };
    },
  }),
];
