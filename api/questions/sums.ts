// Sums of what was disclosed: one per currency, and how many gave no amount.

/** What some investments add up to. */
export interface Sums {
  amounts: { currency: string; amount: number }[];
  /** How many of them name no amount. */
  undisclosed: number;
}

interface Amount {
  amount: number | null;
  currency: string | null;
}

/** Sums by currency, in the order of the codes; hundredths at most, so that no order of summing shows. */
export function sumByCurrency(disclosed: readonly { currency: string; amount: number }[]): Sums['amounts'] {
  const sums = new Map<string, number>();
  for (const { currency, amount } of disclosed) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].sort().map(([currency, amount]) => ({ currency, amount: Math.round(amount * 100) / 100 }));
}

/** What do these relations add up to? */
export function sumsOf(relations: readonly Amount[]): Sums {
  const disclosed = relations.flatMap(({ amount, currency }) =>
    amount !== null && currency !== null ? [{ currency, amount }] : [],
  );
  return { amounts: sumByCurrency(disclosed), undisclosed: relations.length - disclosed.length };
}
