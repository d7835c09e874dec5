import type { Request, Response } from "express";
import multer, { diskStorage, MulterError } from "multer";
import { RequestFault } from "../fault.ts";
import type { UploadedFile } from "../route.ts";

/**
 * Streams the one file of a multipart request into a folder; its name is ours. Throws RequestFault 413, 415, and 400
 * `malformed-multipart` for anything but one part called `file`.
 */
export function readUpload(
  { request, response }: { request: Request; response: Response },
  { folder, maxBytes }: { folder: string; maxBytes: number },
): Promise<UploadedFile> {
  if (!/^multipart\/form-data\b/i.test(request.headers["content-type"] ?? "")) {
    throw new RequestFault(415, "unsupported-media-type", "Send the file as multipart/form-data, in the part `file`.");
  }
  const storage = diskStorage({
    destination: (_request, _file, done) => done(null, folder),
    filename: (_request, _file, done) => done(null, "brought"),
  });
  const limits = { fileSize: maxBytes, files: 1, fields: 0, parts: 1, fieldNameSize: 100, headerPairs: 20 };
  const take = multer({ storage, limits }).single("file");
  return new Promise((resolve, reject) => {
    take(request, response, (error: unknown) => {
      if (error) reject(faultOf(error, maxBytes));
      else if (request.file) resolve({ path: request.file.path, bytes: request.file.size });
      else reject(malformed("There is no part `file` in it."));
    });
  });
}

function faultOf(error: unknown, maxBytes: number): unknown {
  if (error instanceof MulterError && error.code === "LIMIT_FILE_SIZE") {
    return new RequestFault(413, "payload-too-large", `A file may have ${maxBytes / 1_000_000} MB.`, {
      headers: { Connection: "close" },
    });
  }
  // Whatever the operating system says is not the sender's fault.
  if (error instanceof Error && "errno" in error) return error;
  return malformed(
    error instanceof MulterError ? "Send one file and nothing else." : "The form cannot be read to its end.",
  );
}

const malformed = (detail: string) =>
  new RequestFault(400, "malformed-multipart", detail, { headers: { Connection: "close" } });
