import type { ChannelPort, Shipment } from "#releases/index.ts";

type Deeds = { deliver?: ChannelPort["deliver"]; lookUp?: ChannelPort["lookUp"] };

/** A platform with a ledger of all that ever reached it: what is in there twice went out twice. */
export function platform(deeds: Deeds = {}) {
  const ledger: string[] = [];
  const asked: string[] = [];
  const permalink = ({ releaseId }: Shipment) => ({ permalink: `https://platform.example/${releaseId}` });
  const port: ChannelPort = {
    deliver: async (shipment, signal) => {
      await deeds.deliver?.(shipment, signal);
      ledger.push(shipment.releaseId);
      return permalink(shipment);
    },
    lookUp: async (shipment, signal) => {
      asked.push(shipment.releaseId);
      await deeds.lookUp?.(shipment, signal);
      return ledger.includes(shipment.releaseId) ? permalink(shipment) : "absent";
    },
  };
  return { port, ledger, asked };
}

/** A platform that takes what it is sent and never answers, until `hangUp`. */
export function silentPlatform() {
  const { port, ledger, asked } = platform();
  let begin: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let answer: () => void = () => {};
  const silent: ChannelPort = {
    ...port,
    deliver: async (shipment, signal) => {
      const result = await port.deliver(shipment, signal);
      begin();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return result;
    },
  };
  return { port: silent, ledger, asked, reached, answer: () => answer() };
}
