import type { AnswerOf } from "../../../api/calls.ts";
import { OfflineError, type Problem, ProblemError } from "../../../api/problem.ts";

type Kind = AnswerOf<"post /api/v1/media">["kind"];

/** Brings a file, telling how much of it is there: fetch does not say. Throws ProblemError and OfflineError. */
export function upload(kind: Kind, file: File, told: (share: number) => void): Promise<AnswerOf<"post /api/v1/media">> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/media?kind=${kind}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Idempotency-Key", crypto.randomUUID());
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new OfflineError("The server cannot be reached."));
    request.onload = () => {
      if (request.status === 201) resolve(request.response as AnswerOf<"post /api/v1/media">);
      else reject(new ProblemError(problemIn(request)));
    };
    request.send(form);
  });
}

function problemIn({ response, status }: XMLHttpRequest): Problem {
  const isProblem = typeof response === "object" && response !== null && "title" in response;
  return isProblem
    ? (response as Problem)
    : { type: "/problems/unknown", title: `The server answered ${status}.`, status };
}
