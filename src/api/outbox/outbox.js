import { ask, find, on, tell } from "../sign-in/ask.js";

const OVER = ["kept", "failed", "unknown"];
let cursor = null;

async function show({ isMore }) {
  const state = find("state").value;
  const query = new URLSearchParams({ ...(state && { state }), ...(isMore && { cursor }) });
  const page = await ask("GET", `/mails?${query}`).catch((fault) => {
    find("away").hidden = fault.slug !== "unauthenticated";
    throw fault;
  });
  cursor = page.nextCursor;
  if (!isMore) find("mails").replaceChildren();
  find("mails").append(...page.items.map(rowOf));
  find("more").hidden = cursor === null;
  find("none").hidden = find("mails").children.length > 0;
}

function rowOf({ id, recipient, subject, text, state, failure, createdAt, sentAt }) {
  const row = find("mail").content.cloneNode(true);
  const write = (name, words) => {
    row.querySelector(`[data-of=${name}]`).textContent = words;
  };
  write("subject", subject);
  write("about", `to ${recipient}, ${state}, ${new Date(sentAt ?? createdAt).toLocaleString()}`);
  write("text", text);
  write("failure", failure ?? "");
  row.querySelector("[data-of=failure]").hidden = failure === null;
  const form = row.querySelector("form");
  form.hidden = !OVER.includes(state);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await attempt(async () => {
      const key = { "Idempotency-Key": crypto.randomUUID() };
      await ask("POST", `/mails/${id}/sendings`, Object.fromEntries(new FormData(form)), key);
      await show({ isMore: false });
    });
  });
  return row;
}

async function attempt(act) {
  tell(null);
  try {
    await act();
  } catch (fault) {
    tell(fault);
  }
}

find("state").addEventListener("change", () => attempt(() => show({ isMore: false })));
on("more", () => show({ isMore: true }));
await attempt(() => show({ isMore: false }));
