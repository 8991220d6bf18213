import { useState } from 'react';

/** The id of what this form or button adds: the same for every try, so that a double click or a lost answer adds it once. Call `vernieuw` when it was stored and the form stays. */
export const useNieuwId = (): { readonly id: string; readonly vernieuw: () => void } => {
  const [id, zet] = useState(() => crypto.randomUUID() as string);
  return { id, vernieuw: () => zet(crypto.randomUUID()) };
};
