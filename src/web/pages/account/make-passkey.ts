import { ProblemError } from "../../api/problem.ts";

type Asked = { challenge: string };

/** Lets the browser make a passkey; what it says no to is told with the given words. */
export async function makePasskey(asked: Asked, refused: { twice: string; otherwise: string }): Promise<unknown> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      asked as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    return made.toJSON();
  } catch (error) {
    const isTwice = error instanceof DOMException && error.name === "InvalidStateError";
    throw new ProblemError({
      type: "/problems/passkey",
      title: isTwice ? refused.twice : refused.otherwise,
      status: 400,
    });
  }
}
