import { createServer, type Socket } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { openSmtp } from "#infra/mail/smtp.ts";
import { type Letter, MailNotTakenError } from "#notifications/index.ts";
import { openMailServer } from "../../../mail-server.ts";

const LETTER: Letter = {
  messageId: "<one@videos.example.org>",
  to: "rosa@example.org",
  subject: "A slot was missed: Grüße",
  text: "Words\n",
  html: "<p>Words</p>",
  unsubscribeUrl: "https://videos.example.org/unsubscribe/abc",
};
// A busy machine may take its time to say hello; what never comes is not waited for as long.
const PATIENT = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 20_000 };
const HASTY = { connectionTimeout: 500, greetingTimeout: 500, socketTimeout: 500 };
const FROM = "Sunny Corner <videos@example.org>";
const never = new AbortController().signal;

/** A real mail server, gone with the test. */
async function serve(options: SMTPServerOptions) {
  const server = await openMailServer(options);
  onTestFinished(server.close);
  return server;
}

const mailerAt = (port: number, timeouts = PATIENT) =>
  openSmtp({ url: `smtp://127.0.0.1:${port}`, from: FROM, timeouts });
const failureAt = (port: number, timeouts = PATIENT) =>
  mailerAt(port, timeouts)
    .send(LETTER, never)
    .then(
      () => null,
      (error: Error) => error,
    );
const refusing = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

test("a server takes the mail as it is meant: plain words, a page, and a way to be mailed no more", async () => {
  const { port, taken } = await serve({});
  await mailerAt(port).send(LETTER, never);
  expect(taken).toHaveLength(1);
  const [mail] = taken;
  expect(mail).toMatchObject({ from: "videos@example.org", to: ["rosa@example.org"] });
  const text = mail?.text ?? "";
  expect(text).toContain("Message-ID: <one@videos.example.org>");
  expect(text).toContain("From: Sunny Corner <videos@example.org>");
  expect(text).toContain("List-Unsubscribe: <https://videos.example.org/unsubscribe/abc>");
  expect(text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(text).toMatch(/Content-Type: text\/plain[\s\S]*Words[\s\S]*Content-Type: text\/html[\s\S]*<p>Words<\/p>/);
});

test("a name and a password reach a server that asks for them", async () => {
  const seen: unknown[] = [];
  const { port, taken } = await serve({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      seen.push([username, password]);
      done(null, { user: username ?? "" });
    },
  });
  const mailer = openSmtp({ url: `smtp://rosa:s3cret@127.0.0.1:${port}`, from: FROM, timeouts: PATIENT });
  await mailer.send(LETTER, never);
  expect(seen).toEqual([["rosa", "s3cret"]]);
  expect(taken).toHaveLength(1);
});

test.each([
  ["the person is unknown", { onRcptTo: (_a, _s, done) => done(refusing(550, "No such person")) }, true],
  ["the sender is refused", { onMailFrom: (_a, _s, done) => done(refusing(553, "Not you")) }, true],
  ["it is busy", { onRcptTo: (_a, _s, done) => done(refusing(451, "Later")) }, false],
  [
    "it refuses the words",
    {
      onData: (stream, _s, done) => {
        stream.resume();
        stream.on("end", () => done(refusing(554, "Spam")));
      },
    },
    true,
  ],
] satisfies [string, SMTPServerOptions, boolean][])("%s: certainly not taken", async (_why, options, isFinal) => {
  const { port } = await serve(options);
  const failure = await failureAt(port);
  expect(failure).toBeInstanceOf(MailNotTakenError);
  expect(failure).toMatchObject({ isFinal });
});

/** A server below mail: it says what it is told to, and nothing more. */
async function serveRaw(onSocket: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    onTestFinished(() => void socket.destroy());
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

test("nobody listens, or the server never says hello: certainly not taken, and tried again", async () => {
  const silent = await serveRaw(() => {});
  const closed = await serveRaw((socket) => socket.destroy());
  for (const port of [1, silent, closed]) {
    const failure = await failureAt(port, HASTY);
    expect(failure).toBeInstanceOf(MailNotTakenError);
    expect(failure).toMatchObject({ isFinal: false });
  }
});

test.each([
  ["hangs", () => {}],
  ["hangs up", (socket: Socket) => socket.destroy()],
])("a server that has the words and then %s: nobody knows", async (_how, then) => {
  const port = await serveRaw((socket) => {
    socket.write("220 hello\r\n");
    let isData = false;
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      if (isData) {
        if (text.includes("\r\n.\r\n")) then(socket);
        return;
      }
      isData = /^DATA/im.test(text);
      socket.write(isData ? "354 go on\r\n" : "250 fine\r\n");
    });
  });
  const failure = await failureAt(port, HASTY);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(MailNotTakenError);
});
