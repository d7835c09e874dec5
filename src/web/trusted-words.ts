// The components write their theme into a style element through innerHTML. The policy of the page lets words become
// markup only through this: words without any markup in them. Whatever holds a "<" is refused.
type Policy = { createHTML: (words: string) => string };
type Factory = { createPolicy: (name: string, policy: Policy) => unknown };

// What stops the page from scrolling behind a dialog writes a style element too, and takes its nonce from here.
// And schemas do not try whether they could make a function out of words: the policy refuses that, loudly.
Object.assign(globalThis, {
  __zod_globalConfig: { jitless: true },
  __webpack_nonce__: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "",
});

const { trustedTypes } = globalThis as { trustedTypes?: Factory };

trustedTypes?.createPolicy("default", {
  createHTML: (words) => {
    if (words.includes("<")) throw new TypeError("Words are never made into markup here.");
    return words;
  },
});
