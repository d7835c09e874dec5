import { Sunrise } from "../drawings.tsx";
import { htmlDocument } from "../layout.tsx";
import { PreviewFrame } from "./frame.tsx";
import { PREVIEW_WORDS as words } from "./words.ts";

/** The page that asks for the password of a preview. */
export function previewPasswordPage({ action, fault }: { action: string; fault?: "wrong" | "too-many" }): string {
  const told = fault && (fault === "wrong" ? words.wrongPassword : words.tooManyTries);
  return htmlDocument(
    <PreviewFrame title={words.passwordTitle} kind="notice">
      <div className="empty">
        <Sunrise />
        <h1>{words.passwordTitle}</h1>
        <p>{words.passwordText}</p>
        <form className="say narrow" method="post" action={action}>
          <p>
            <label htmlFor="password">{words.password}</label>
            <input
              id="password"
              name="password"
              type="password"
              required
              maxLength={256}
              autoComplete="off"
              {...(told && { "aria-invalid": true, "aria-describedby": "fault" })}
            />
          </p>
          {told && (
            <p className="fault" id="fault" role="alert">
              {told}
            </p>
          )}
          <button className="button" type="submit">
            {words.open}
          </button>
        </form>
      </div>
    </PreviewFrame>,
  );
}
