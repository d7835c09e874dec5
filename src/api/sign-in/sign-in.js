import { ask, find, on, tell } from "./ask.js";

async function show() {
  const account = await ask("GET", "/account").catch(() => null);
  find("ways").hidden = account !== null;
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
  await show();
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
  await show();
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
