type Waiting<Input, Output> = { input: Input; resolve: (output: Output) => void; reject: (error: unknown) => void };

/**
 * Does one by one asked things many at a time, as a database commits in groups: what is asked for while a turn runs
 * waits, and makes the next one, of `most` at once. `work` answers in the order of its inputs. When a turn fails, each
 * of it is done alone, so that one that is broken fails nobody else.
 */
export function inTurns<Input, Output>(
  work: (inputs: Input[]) => Promise<Output[]>,
  { most }: { most: number },
): (input: Input) => Promise<Output> {
  const waiting: Waiting<Input, Output>[] = [];
  let isWorking = false;

  const takeTurns = async () => {
    // Whoever asks in the same moment belongs to the first turn too.
    await new Promise(setImmediate);
    while (waiting.length > 0) await takeTurn(waiting.splice(0, most), work);
    isWorking = false;
  };
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (isWorking) return;
      isWorking = true;
      void takeTurns();
    });
}

async function takeTurn<Input, Output>(
  turn: Waiting<Input, Output>[],
  work: (inputs: Input[]) => Promise<Output[]>,
): Promise<void> {
  try {
    const outputs = await work(turn.map(({ input }) => input));
    if (outputs.length !== turn.length) throw new Error(`${turn.length} were asked for, ${outputs.length} came back.`);
    for (const [index, { resolve }] of turn.entries()) resolve(outputs[index] as Output);
  } catch (error) {
    const [first, second] = turn;
    if (first && !second) first.reject(error);
    else for (const one of turn) await takeTurn([one], work);
  }
}
