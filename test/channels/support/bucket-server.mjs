// A process of its own that speaks S3 on loopback, as a service elsewhere does.
import S3rver from "s3rver";

const [directory, port] = process.argv.slice(2);
const server = new S3rver({
  address: "127.0.0.1",
  port: Number(port),
  silent: true,
  directory,
  vhostBuckets: false,
  configureBuckets: [{ name: "sunny", configs: [] }],
});
const { port: taken } = await server.run();
process.send(taken);
process.on("disconnect", () => process.exit());
