import { listNotifications, markRead, readPreferences, savePreferences } from "#notifications/actions/index.ts";
import { preferencesSchema } from "#notifications/index.ts";
import { etagOf, versionIn } from "../request/headers.ts";
import { defineRoute } from "../route.ts";
import {
  notificationsQuery,
  notificationsSchema,
  preferencesAnswer,
  readAnswer,
  readBody,
} from "../schemas/notifications.ts";
import { pageFrom } from "../schemas/page.ts";

export const notificationRoutes = [
  defineRoute({
    method: "get",
    path: "/api/v1/notifications",
    summary: "What whoever asks was told, from the newest on",
    tag: "notifications",
    permission: "notification:own",
    query: notificationsQuery,
    answers: { 200: notificationsSchema },
    handle: async ({ ctx, ports, query: { limit, cursor, unread } }) => {
      const input = { limit, cursor, isUnread: unread === "true" };
      const found = await listNotifications({ ctx, input }, ports.reader);
      return { status: 200, body: { ...pageFrom(found.rows, limit), unread: found.unread } };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/v1/notifications/read",
    summary: "Marks one's own notifications as read",
    tag: "notifications",
    permission: "notification:own",
    idempotency: { none: "to read it twice is to have read it" },
    body: readBody,
    answers: { 200: readAnswer },
    handle: async ({ ctx, body: { ids } }) => ({
      status: 200,
      body: await markRead({ ctx, input: ids ? { ids } : {} }),
    }),
  }),
  defineRoute({
    method: "get",
    path: "/api/v1/notifications/preferences",
    summary: "How and when one hears of things",
    tag: "notifications",
    permission: "notification:own",
    answers: { 200: preferencesAnswer },
    handle: async ({ ctx, ports }) => {
      const { version, ...body } = await readPreferences({ ctx, input: {} }, ports.reader);
      return { status: 200, body, etag: etagOf(version) };
    },
  }),
  defineRoute({
    method: "put",
    path: "/api/v1/notifications/preferences",
    summary: "Chooses how and when one hears of things; kinds that are left out stay as they are",
    tag: "notifications",
    permission: "notification:own",
    body: preferencesSchema,
    answers: { 200: preferencesAnswer },
    handle: async ({ ctx, ports, body, ifMatch }) => {
      await savePreferences({ ctx, input: { ...body, version: versionIn(ifMatch) } });
      const { version, ...saved } = await readPreferences({ ctx, input: {} }, ports.reader);
      return { status: 200, body: saved, etag: etagOf(version) };
    },
  }),
];
