/** Asks the API. Throws an error with the words and the slug of its problem. */
export async function ask(method, path, body, headers = {}) {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  if (response.ok) return answer;
  const wait = response.headers.get("Retry-After");
  const words = answer.errors?.map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`).join("; ");
  const fault = new Error(`${words ?? answer.detail ?? answer.title}${wait ? ` (${wait} seconds)` : ""}`);
  fault.slug = answer.type.replace("/problems/", "");
  fault.fields = answer.errors?.map(({ pointer }) => pointer.slice(1)) ?? [];
  throw fault;
}

export const find = (id) => document.getElementById(id);

/** Shows what went wrong, or takes it away. */
export function tell(fault) {
  find("fault").textContent = fault === null ? "" : fault.message;
  find("fault").hidden = fault === null;
}

/** Does something when a form is sent or a button pressed; what goes wrong is told, and nothing is done twice at once. */
export function on(id, act) {
  const element = find(id);
  const isForm = element.tagName === "FORM";
  element.addEventListener(isForm ? "submit" : "click", async (event) => {
    event.preventDefault();
    const button = isForm ? element.querySelector("button") : element;
    button.disabled = true;
    tell(null);
    try {
      await act(isForm ? Object.fromEntries(new FormData(element)) : {});
    } catch (fault) {
      tell(fault);
    } finally {
      button.disabled = false;
    }
  });
}
