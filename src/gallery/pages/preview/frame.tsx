import type { ReactNode } from "react";
import type { Direction } from "../../published.ts";
import { assetPath, ICON, PREVIEW_STYLESHEETS } from "../assets.ts";
import { CornerSun, SunMark } from "../drawings.tsx";
import { PREVIEW_WORDS as words } from "./words.ts";

type FrameProps = {
  title: string;
  kind: "watch" | "notice";
  /** Told above everything else. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame around what is shown to guests: no way to anywhere else, and nothing for search engines. */
export function PreviewFrame({ title, kind, banner, children }: FrameProps) {
  return (
    <html lang="en" dir={"ltr" satisfies Direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · ${words.siteName}`}</title>
        <link rel="icon" href={assetPath(ICON)} type="image/svg+xml" />
        {PREVIEW_STYLESHEETS.map(({ file, media }) => (
          <link key={file} rel="stylesheet" href={assetPath(file)} media={media} />
        ))}
      </head>
      <body className={`preview ${kind}`}>
        <a className="skip-link" href="#content">
          {words.skipToContent}
        </a>
        {banner}
        <div className="sky">
          {kind === "watch" && <CornerSun />}
          <header className="site-header">
            <span className="brand">
              <SunMark />
              {words.siteName}
            </span>
          </header>
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <footer className="site-footer">
            <p>{words.privacy}</p>
          </footer>
        </div>
      </body>
    </html>
  );
}
