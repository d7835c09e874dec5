// Works out the fingerprint of a visitor's copy on their own device. The form works without this file.
const choose = document.querySelector(".choose");
const field = document.getElementById("sha256");

if (choose && field && globalThis.crypto?.subtle) {
  choose.hidden = false;
  choose.querySelector("input").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    field.setAttribute("aria-busy", "true");
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    field.value = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    field.removeAttribute("aria-busy");
    field.form.requestSubmit();
  });
}
