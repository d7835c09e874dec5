const REFERENCE = /(\/report\/)[^?#]+|([?&]reference=)[^&#]*/g;

/** What the log is told of a request: whoever reads it must not be able to look a report up. */
export function withoutReference<Seen extends { url: string }>({ url, ...seen }: Seen) {
  return { ...seen, url: url.replace(REFERENCE, "$1$2[hidden]") };
}
