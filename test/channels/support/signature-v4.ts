import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/**
 * Whether a request carries a Signature Version 4 of this key, worked out from what arrived by AWS's description:
 * the S3 server of the other tests does not look.
 */
export function signatureFits({ method, url = "", headers }: IncomingMessage, secretKey: string): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, day = "", region = "", names = "", signature = ""] = form.exec(headers.authorization ?? "") ?? [];
  const [path = "", query = ""] = url.split("?");
  const parameters = query === "" ? [] : query.split("&").map((pair) => (pair.includes("=") ? pair : `${pair}=`));
  const signed = names.split(";").map((name) => `${name}:${headers[name]}\n`);
  const request = [method, path, parameters.sort().join("&"), signed.join(""), names, headers["x-amz-content-sha256"]];
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash("sha256").update(request.join("\n")).digest("hex");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, digest].join("\n");
  const sign = (key: string | Buffer, words: string) => createHmac("sha256", key).update(words).digest();
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(sign, `AWS4${secretKey}`);
  return names.split(";").includes("host") && sign(key, text).toString("hex") === signature;
}
