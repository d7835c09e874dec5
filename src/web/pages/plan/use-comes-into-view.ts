import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Whether something has been near what is seen, or is being printed. Once it has, it stays. */
export function useComesIntoView<Place extends HTMLElement>() {
  const ref = useRef<Place>(null);
  const [hasCome, setCome] = useState(false);
  useEffect(() => {
    const place = ref.current;
    if (hasCome || !place) return;
    const watch = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setCome(true),
      // A screen ahead, so that nobody who scrolls sees it being laid out.
      { rootMargin: "100% 0px" },
    );
    watch.observe(place);
    const print = () => flushSync(() => setCome(true));
    window.addEventListener("beforeprint", print);
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", print);
    };
  }, [hasCome]);
  return { ref, hasCome };
}
