/** Puts photos and frames of clips into the markup itself, read once as long as the next picture has them too. */
export function createEmbedder(): (root: Element) => Promise<void> {
  let last = new Map<string, Promise<string>>();
  return async (root) => {
    const now = new Map<string, Promise<string>>();
    for (const image of root.querySelectorAll("img")) {
      const address = image.getAttribute("src") ?? "";
      const bytes = now.get(address) ?? last.get(address) ?? read(address);
      now.set(address, bytes);
      image.setAttribute("src", await bytes);
    }
    last = now;
  };
}

async function read(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} is not there`);
  return dataUrlOf(await answer.blob());
}

/** Bytes as a data URL. */
export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
