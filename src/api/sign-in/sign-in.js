import { ask, find, on, tell } from "./ask.js";

const wanted = new URLSearchParams(location.search);
// Back into the web app and nowhere else: an address in a link is not to be trusted.
const back = /^\/admin\/(?!\/)/.test(wanted.get("next") ?? "") ? wanted.get("next") : null;
// Whoever is signed in already proves it once more, in a tab beside the one they work in.
const isAgain = wanted.has("again");

/** After a sign-in: back to where somebody came from, or word that the other tab goes on. */
async function proceed() {
  if (back) location.assign(back);
  else await show();
  find("again").hidden = !isAgain;
  find("ways").hidden = true;
}

async function show() {
  const account = await ask("GET", "/account").catch(() => null);
  find("ways").hidden = account !== null && !isAgain;
  find("inside").hidden = account === null;
  if (account === null) return;
  find("who").textContent = `${account.person.name} (${account.person.email})`;
  find("weak").hidden = account.session.roles.length === account.person.roles.length;
}

on("passkey", async () => {
  const options = await ask("POST", "/sign-in/passkey/options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const signed = await navigator.credentials.get({ publicKey });
  await ask("POST", "/sign-in/passkey", { response: signed.toJSON() });
  await proceed();
});

on("password", async ({ email, password, code }) => {
  try {
    await ask("POST", "/sign-in/password", { email, password, ...(code ? { code } : {}) });
  } catch (fault) {
    if (fault.slug !== "second-step-required") throw fault;
    find("code").hidden = false;
    find("code").querySelector("input").focus();
    tell(fault);
    return;
  }
  find("password").reset();
  await proceed();
});

on("recovery", async (body) => {
  await ask("POST", "/sign-in/recovery", body);
  location.assign("/set-up");
});

on("out", async () => {
  await ask("POST", "/sign-out");
  await show();
});

await show();
