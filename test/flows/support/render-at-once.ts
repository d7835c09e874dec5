import type { JobFlow, QueuedJob } from "#core/job.ts";
import type { Renderer } from "#renders/index.ts";
import type { JOBS } from "#worker/catalog.ts";
import type { Stage } from "./stage.ts";

type Context = ReturnType<Stage["as"]>;
type Begun = { signal?: AbortSignal; contextOf?: Stage["contextOf"] };

/** Runs all jobs of a render one after the other, as the queue would: each as often as it may be begun. */
export async function renderAtOnce(
  stage: Stage,
  begin: { renderId: string; attempt: number },
  renderer: Renderer,
  { signal = new AbortController().signal, contextOf = stage.contextOf }: Begun = {},
): Promise<void> {
  const flows: JobFlow[] = [];
  const queue = {
    sendFlow: async (flow: JobFlow) => {
      flows.push(flow);
    },
    has: async () => false,
  };
  const handlers = stage.handlers(renderer, { queue, contextOf });
  const runs = async ({ name, payload, retry }: QueuedJob): Promise<boolean> => {
    for (let left = (retry?.attempts ?? 1) - 1; left >= 0; left -= 1) {
      try {
        // A job's name and payload belong together, which its type in the queue no longer says.
        await handlers[name as (typeof JOBS)[number]["name"]](payload as never, { signal, isLastTry: left === 0 });
        return true;
      } catch {
        if (signal.aborted) return false;
      }
    }
    return false;
  };
  await handlers["render-storyboard"]({ ...begin, priority: 1 }, { signal, isLastTry: true });
  for (const { first, last } of flows) {
    const results: boolean[] = [];
    for (const job of first) results.push(await runs(job));
    if (results.every(Boolean)) await runs(last);
  }
}

/** A context that stands still when told to, like that of a process that was suspended. */
export function freezer(contextOf: Stage["contextOf"]) {
  let isFrozen = false;
  let wake: (() => void)[] = [];
  return {
    contextOf: ((actor) => {
      const ctx = contextOf(actor);
      return {
        ...ctx,
        transaction: async (work) => {
          if (isFrozen) await new Promise<void>((resolve) => wake.push(resolve));
          return ctx.transaction(work);
        },
      } satisfies Context;
    }) satisfies Stage["contextOf"],
    freeze: () => {
      isFrozen = true;
    },
    thaw: () => {
      isFrozen = false;
      for (const resume of wake) resume();
      wake = [];
    },
  };
}
