// The faults that a simulator starts with, as somebody types them: a kind, or JSON.

import { Failure } from './net/failure.ts';

/** The orders in `text`: a kind (`lie`), an order (`{"kind":"lie","times":1}`) or a list of orders. Throws `InvalidSetting`. */
export function faultOrders(text: string | undefined): readonly unknown[] {
  if (text === undefined) return [];
  const isJson = /^\s*[[{]/.test(text);
  if (!isJson) return [{ kind: text.trim() }];
  try {
    const orders: unknown = JSON.parse(text);
    return Array.isArray(orders) ? orders : [orders];
  } catch (cause) {
    const why = (cause as Error).message;
    throw new Failure('InvalidSetting', `--fault takes a kind of fault or JSON, not ${JSON.stringify(text)}: ${why}.`, {
      cause,
    });
  }
}
