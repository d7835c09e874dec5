import { ask, find, on, tell } from "./ask.js";

const secret = location.hash.slice(1);
// It works once, but it need not stand in the history.
if (secret !== "") history.replaceState(null, "", location.pathname);

async function show() {
  const { person, ways } = await ask("GET", "/account");
  find("first").hidden = true;
  find("ways").hidden = false;
  find("who").textContent = `${person.name} (${person.email})`;
  const has = [
    ways.passkeys.length > 0 ? `Passkeys: ${ways.passkeys.map(({ name }) => name).join(", ")}.` : "",
    ways.hasTotp ? "An authenticator app." : "",
    ways.hasPassword ? "A password." : "",
    ways.needsStrong ? "Your roles need a passkey, or an app beside the password: set up the app first." : "",
  ];
  find("has").textContent = has.filter((words) => words !== "").join(" ");
  find("app").hidden = ways.hasTotp || !find("code").hidden;
}

function showCodes(codes) {
  find("codes").replaceChildren(
    ...codes.map((code) => Object.assign(document.createElement("li"), { textContent: code })),
  );
  find("kept").hidden = false;
}

on("first", async (body) => {
  await ask("POST", "/sign-in/set-up", { secret, ...body });
  await show();
});

on("passkey", async ({ name }) => {
  const options = await ask("POST", "/account/passkeys/options");
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = await navigator.credentials.create({ publicKey });
  await ask("POST", "/account/passkeys", { name, response: made.toJSON() });
  const { ways } = await ask("GET", "/account");
  if (ways.recoveryCodesLeft === 0) showCodes((await ask("POST", "/account/recovery-codes")).recoveryCodes);
  await show();
});

on("app", async () => {
  const begun = await ask("POST", "/account/totp");
  find("secret").textContent = begun.secret;
  find("address").href = begun.address;
  find("code").hidden = false;
  find("app").hidden = true;
});

on("code", async ({ code }) => {
  showCodes((await ask("POST", "/account/totp/confirm", { code })).recoveryCodes);
  find("code").hidden = true;
  await show();
});

on("password", async (body) => {
  await ask("PUT", "/account/password", body);
  find("password").reset();
  await show();
});

try {
  if (secret !== "") await ask("POST", "/sign-in/set-up", { secret });
  await show();
} catch (fault) {
  if (fault.fields?.includes("email")) find("first").hidden = false;
  else tell(fault);
}
