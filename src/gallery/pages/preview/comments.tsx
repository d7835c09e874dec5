import type { PreviewComments } from "./facts.ts";
import { Instant } from "./instant.tsx";
import { PREVIEW_WORDS as words } from "./words.ts";

type Zoned = { timeZone: string };
type Fault = { field: "name" | "text" | "frame"; message: string };

/** What was said through this link, and the form to say more. */
export function Comments({ comments, timeZone }: { comments: PreviewComments } & Zoned) {
  const { said, told } = comments;
  return (
    <section className="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{words.comments}</h2>
      <p className="quiet">{words.commentsNote}</p>
      {told === "sent" && (
        <p className="told" role="status">
          {words.sent}
        </p>
      )}
      {said.length > 0 && (
        <ol className="threads">
          {said.map((comment) => (
            <li key={comment.id} className={comment.isResolved ? "thread settled" : "thread"}>
              <p className="who">
                <bdi>{comment.by}</bdi> <span className="moment">{comment.moment}</span>
                {comment.isResolved && <span className="tag">{words.settled}</span>}
              </p>
              <p dir="auto">{comment.text}</p>
              <p className="quiet">
                <Instant at={comment.at} timeZone={timeZone} />
              </p>
              {comment.replies.map((reply) => (
                <div key={reply.id} className="reply">
                  <p className="who">{words.team}</p>
                  <p dir="auto">{reply.text}</p>
                  <p className="quiet">
                    <Instant at={reply.at} timeZone={timeZone} />
                  </p>
                </div>
              ))}
            </li>
          ))}
        </ol>
      )}
      <CommentForm comments={comments} />
    </section>
  );
}

function CommentForm({ comments: { action, moments, draft, told } }: { comments: PreviewComments }) {
  const faults: Fault[] = typeof told === "object" ? told.faults : [];
  const faultOf = (field: Fault["field"]) => faults.find((fault) => fault.field === field)?.message;
  const marked = (field: Fault["field"]) =>
    faultOf(field) === undefined ? {} : { "aria-invalid": true as const, "aria-describedby": `${field}-fault` };
  return (
    <form className="say" method="post" action={action}>
      <p>
        <label htmlFor="name">{words.yourName}</label>
        <input
          id="name"
          name="name"
          required
          maxLength={60}
          autoComplete="name"
          defaultValue={draft?.name}
          {...marked("name")}
        />
        <FaultLine field="name" message={faultOf("name")} />
      </p>
      <p>
        <label htmlFor="frame">{words.yourMoment}</label>
        <select id="frame" name="frame" defaultValue={draft?.frame ?? "0"} {...marked("frame")}>
          <option value="0">{words.wholeVideo}</option>
          {moments.map(({ frame, label }) => (
            <option key={frame} value={frame} dir="auto">
              {label}
            </option>
          ))}
        </select>
        <FaultLine field="frame" message={faultOf("frame")} />
      </p>
      <p>
        <label htmlFor="text">{words.yourComment}</label>
        <textarea
          id="text"
          name="text"
          required
          rows={5}
          maxLength={2000}
          dir="auto"
          defaultValue={draft?.text}
          {...marked("text")}
        />
        <FaultLine field="text" message={faultOf("text")} />
      </p>
      {told === "too-many" && (
        <p className="fault" role="alert">
          {words.tooMany}
        </p>
      )}
      <button className="button" type="submit">
        {words.send}
      </button>
    </form>
  );
}

function FaultLine({ field, message }: { field: Fault["field"]; message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <span className="fault" id={`${field}-fault`} role="alert">
      {message}
    </span>
  );
}
