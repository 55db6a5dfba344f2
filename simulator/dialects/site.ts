// What a dialect is given to speak its protocol with: made once for the simulator, and for each dialect an address.

import { describeRejection } from '../core/rejection.ts';
import { rejectionOf, reportedStateIn, WANTED } from '../faults/fabricated.ts';
import { type LineDelivery, serveLines } from '../net/line-server.ts';
import type { LineService, Site } from './dialect.ts';
import { type Delivery, exchangeOn } from './exchange.ts';

/** What every site of a simulator has in common. */
export type CommonSite = Pick<Site, 'engine' | 'faults' | 'token' | 'allowHosts' | 'version'>;

export function siteAt(address: Site['address'], common: CommonSite): Site {
  const { engine, faults } = common;
  return {
    ...common,
    address,
    exchange: exchangeOn(engine, faults),
    async serveLines(service) {
      const { greeting } = service;
      const { host, port, tell, refuse, stop, connections } = await serveLines(address, {
        greeting,
        answer: answering(service),
      });
      const usage = () => ({ connections: connections(), subscriptions: 0 });
      return { host, port, tell, running: { usage, refuse, stop } };
    },
    sentenceOf: describeRejection,
    fabricate: {
      rejection: (asked, code) => rejectionOf(engine.acd, asked, code),
      stateAfter: (type) => WANTED[type],
      reportedState: reportedStateIn,
    },
  };
}

const answering =
  <A>({ answer, encode }: LineService<A>) =>
  (line: Parameters<typeof answer>[0]): LineDelivery | Promise<LineDelivery> => {
    const toLine = (delivery: Delivery<A, string> | undefined): LineDelivery => {
      if (delivery === undefined || 'instead' in delivery) return delivery;
      return { ...delivery, answer: encode(delivery.answer) };
    };
    const delivery = answer(line);
    return delivery instanceof Promise ? delivery.then(toLine) : toLine(delivery);
  };
