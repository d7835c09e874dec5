import { describe, expect, test } from "vitest";
import { whyForbidden } from "#infra/channels/outside/web-address.ts";

const path = (length: number) =>
  `https://hooks.example.org/${"a".repeat(length - "https://hooks.example.org/".length)}`;

describe("addresses that lead inside, or are spelled to hide it, are refused when they are entered", () => {
  test.each([
    ["http://hooks.example.org/", "begin with https"],
    ["ftp://hooks.example.org/", "spelled oddly"],
    ["file:///etc/passwd", "spelled oddly"],
    ["javascript:alert(1)", "spelled oddly"],
    ["data:text/html,hello", "spelled oddly"],
    ["", "must be a web address"],
    ["hooks.example.org", "must be a web address"],
    ["//hooks.example.org/", "must be a web address"],
    ["https://", "must be a web address"],
    ["https:hooks.example.org", "spelled oddly"],
    ["https:/hooks.example.org", "spelled oddly"],
    ["https:///hooks.example.org", "spelled oddly"],
    ["https://hooks.example.org\\@127.0.0.1/", "spelled oddly"],
    [" https://hooks.example.org/", "spelled oddly"],
    ["https://hooks.example.org/a b", "spelled oddly"],
    ["https://hooks.exa\tmple.org/", "spelled oddly"],
    ["https://hooks.example.org/\n", "spelled oddly"],
    ["https://localhost/", "local network"],
    ["https://LOCALHOST/", "local network"],
    ["https://localhost./", "local network|full host name"],
    ["https://a.localhost/", "local network"],
    ["https://printer.local/", "local network"],
    ["https://metadata.google.internal/", "local network"],
    ["https://router.lan/", "local network"],
    ["https://nas.home.arpa/", "local network"],
    ["https://minio/", "full host name"],
    ["https://hooks.example.org./", "full host name"],
    ["https://127.0.0.1/", "is a number"],
    ["https://127.1/", "spells its host oddly"],
    ["https://0x7f.1/", "spells its host oddly"],
    ["https://0177.0.0.1/", "spells its host oddly"],
    ["https://2130706433/", "spells its host oddly"],
    ["https://0/", "spells its host oddly"],
    ["https://0.0.0.0/", "is a number"],
    ["https://10.0.0.1/", "is a number"],
    ["https://100.64.0.1/", "is a number"],
    ["https://169.254.169.254/latest/meta-data/", "is a number"],
    ["https://192.168.0.1/", "is a number"],
    ["https://8.8.8.8/", "is a number"],
    ["https://[::1]/", "is a number"],
    ["https://[::]/", "is a number"],
    ["https://[::ffff:127.0.0.1]/", "spells its host oddly"],
    ["https://[::ffff:7f00:1]/", "is a number"],
    ["https://[64:ff9b::7f00:1]/", "is a number"],
    ["https://[2002:7f00:1::]/", "is a number"],
    ["https://[fd00:ec2::254]/", "is a number"],
    ["https://[fe80::1]/", "is a number"],
    ["https://１２７.0.0.1/", "spells its host oddly"],
    ["https://①②⑦.0.0.1/", "spells its host oddly"],
    ["https://%6c%6f%63alhost/", "spells its host oddly"],
    ["https://hooks。example。org/", "spells its host oddly"],
    ["https://раураl.example.org/", "spells its host oddly"],
    ["https://user@hooks.example.org/", "user name"],
    ["https://user:secret@hooks.example.org/", "user name"],
    ["https://@hooks.example.org/", "user name"],
    ["https://hooks.example.org:22/", "names a port"],
    ["https://hooks.example.org:8443/", "names a port"],
    ["https://hooks.example.org:80/", "names a port"],
    [path(2001), "longer than 2000"],
    [path(2100), "longer than 2000"],
  ])("%s", (url, reason) => {
    expect(whyForbidden(url)).toMatch(new RegExp(reason));
  });
});

describe("plain public addresses are accepted", () => {
  test.each([
    "https://hooks.example.org",
    "https://hooks.example.org/",
    "https://Hooks.Example.org/Sunny?token=a%20b#part",
    "https://hooks.example.org:443/sunny",
    "https://xn--bcher-kva.example.org/",
    "https://1password.example.com/x",
    // What it means is asked when it is used: this name leads to 10.0.0.1.
    "https://10.0.0.1.nip.io/",
    path(2000),
  ])("%s", (url) => {
    expect(whyForbidden(url)).toBeNull();
  });
});

describe("a list of hosts narrows it further", () => {
  const rules = { hosts: ["example.org"] };

  test.each(["https://example.org/", "https://hooks.example.org/"])("%s is on it", (url) => {
    expect(whyForbidden(url, rules)).toBeNull();
  });

  test.each(["https://example.com/", "https://badexample.org/", "https://example.org.example.com/"])(
    "%s is not",
    (url) => {
      expect(whyForbidden(url, rules)).toMatch(/not among the hosts/);
    },
  );
});

test("an origin that the program was given is allowed, and only that one", () => {
  const rules = { origins: ["http://127.0.0.1:9000"] };
  expect(whyForbidden("http://127.0.0.1:9000/bucket", rules)).toBeNull();
  expect(whyForbidden("http://127.0.0.1:9001/bucket", rules)).toMatch(/https/);
  expect(whyForbidden("http://user@127.0.0.1:9000/bucket", rules)).toMatch(/user name/);
});
