import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as a server took it; `text` is all of it, with the lines that were folded or broken put together again. */
export type Taken = { from: string; to: string[]; text: string };

/** A real mail server on a port of its own, which behaves as told and keeps what it took. */
export async function openMailServer(options: SMTPServerOptions = {}, at = 0) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const from = mailFrom ? mailFrom.address : "";
        const text = Buffer.concat(chunks).toString().replace(/=\r\n/g, "").replace(/\r\n /g, " ");
        taken.push({ from, to: rcptTo.map(({ address }) => address), text });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    taken,
    takenBy: (recipient: string) => taken.filter(({ to }) => to.includes(recipient)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
