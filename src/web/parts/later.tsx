import { type ComponentType, lazy, useState } from "react";

/**
 * A part that is loaded when it is shown, or before by `fetch`. What is there by then is shown at once: a place that was
 * held for it, however briefly, would be held for 300 ms.
 */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let known: ComponentType<Props> | undefined;
  let asked: ReturnType<typeof load> | undefined;
  const ask = () => {
    asked ??= load().then((module) => {
      known = module.default;
      return module;
    });
    return asked;
  };
  const Unknown = lazy(ask) as unknown as ComponentType<Props>;
  function Later(props: Props) {
    // It stays what it was first shown as, or what it holds would be lost.
    const [Part] = useState(() => known ?? Unknown);
    return <Part {...props} />;
  }
  // Whether it came is said where it is shown.
  const fetch = async (): Promise<void> => void (await ask().catch(() => undefined));
  return Object.assign(Later, { fetch });
}
