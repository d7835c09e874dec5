type Asked = { id: unknown; method: string; url: string };
type Answered = { headers: Record<string, unknown> };

/**
 * What the log is told of a request: of who reports a weakness nothing, and no number with which a report is looked up;
 * of a preview and of the way out of mails not the link, for whoever has it may come in.
 */
export function quietRequest<Seen extends Asked>(seen: Seen): Asked {
  const { id, method, url } = seen;
  if (!/^\/report\b/.test(url))
    return { ...seen, url: url.replace(/^\/(preview|unsubscribe)\/[^/?#]+/, "/$1/[hidden]") };
  return { id, method, url: url.replace(/^(\/report[/?]).*/, "$1[hidden]") };
}

/** What the log is told of an answer: not where it leads, which may be a report. */
export function quietAnswer<Seen extends Answered>(seen: Seen): Seen {
  const { location: _location, ...headers } = seen.headers;
  return { ...seen, headers };
}
